"""The cases of losses.zip and metrics.zip that cover further options: python losses_metrics.py FOLDER

Inputs are drawn from the CRC of the case's name, so a case stays the same when others are added. Variants that Keras refuses are printed.
Needs Keras 3.15.1 on TensorFlow.
"""
import os,sys,zlib,json
os.environ['TF_CPP_MIN_LOG_LEVEL']='3'
import numpy as np, keras, tensorflow as tf
from keras import losses as L, metrics as M
out=sys.argv[1]+'/'
B,C=6,4
def data(kind,r):
    s=lambda z: 1/(1+np.exp(-z))
    sm=lambda z: np.exp(z)/np.exp(z).sum(-1,keepdims=True)
    n=r.normal
    oh=lambda ids,c: np.eye(c)[ids]
    if kind=='reg': return n(size=(B,C)),n(size=(B,C))
    if kind=='reg3': return n(size=(B,3,C)),n(size=(B,3,C))
    if kind=='reg1': return n(size=(B,)),n(size=(B,1))
    if kind=='pos': return r.uniform(.1,3,size=(B,C)),r.uniform(.1,3,size=(B,C))
    if kind=='pm1': return r.choice([-1.,1.],size=(B,C)),n(size=(B,C))
    if kind=='bin': return r.randint(0,2,size=(B,C)).astype(float),s(2*n(size=(B,C)))
    if kind=='bin3': return r.randint(0,2,size=(B,3,C)).astype(float),s(2*n(size=(B,3,C)))
    if kind=='bin1': return r.randint(0,2,size=(B,1)).astype(float),s(2*n(size=(B,1)))
    if kind=='binr1': return r.randint(0,2,size=(B,)).astype(float),s(2*n(size=(B,)))
    if kind=='binlog': return r.randint(0,2,size=(B,C)).astype(float),2*n(size=(B,C))
    if kind=='hard': return r.randint(0,2,size=(B,C)).astype(float),r.choice([0.,.25,.5,.75,1.],size=(B,C))
    if kind=='cat': return oh(r.randint(0,C,size=B),C),sm(n(size=(B,C)))
    if kind=='cathard': return oh(r.randint(0,C,size=B),C),oh(r.randint(0,C,size=B),C)
    if kind=='cat3': return oh(r.randint(0,C,size=(B,3)),C),sm(n(size=(B,3,C)))
    if kind=='catax1': 
        p=sm(n(size=(B,3,C))); return np.moveaxis(oh(r.randint(0,C,size=(B,3)),C),-1,1),np.moveaxis(p,-1,1)
    if kind=='catun': return r.uniform(0,1,size=(B,C)),r.uniform(.1,1,size=(B,C))
    if kind=='catlog': return oh(r.randint(0,C,size=B),C),2*n(size=(B,C))
    if kind=='unlog': return r.uniform(0,1,size=(B,C)),2*n(size=(B,C))
    if kind=='catlog3': return oh(r.randint(0,C,size=(B,3)),C),2*n(size=(B,3,C))
    if kind=='sp': return r.randint(0,C,size=B),sm(n(size=(B,C)))
    if kind=='sp2': return r.randint(0,C,size=(B,1)),sm(n(size=(B,C)))
    if kind=='sp3': return r.randint(0,C,size=(B,3)),sm(n(size=(B,3,C)))
    if kind=='splog': return r.randint(0,C,size=B),2*n(size=(B,C))
    if kind=='splog3': return r.randint(0,C,size=(B,3)),2*n(size=(B,3,C))
    if kind=='spids': return r.randint(0,C,size=B),np.argsort(n(size=(B,C)),-1).astype(float)
    if kind=='dist': return sm(n(size=(B,C))),sm(n(size=(B,C)))
    if kind=='dist0': return oh(r.randint(0,C,size=B),C),np.where(r.uniform(size=(B,C))<.3,0,sm(n(size=(B,C))))
    if kind=='circle':
        e=n(size=(B,C)); return r.randint(0,3,size=B),e/np.linalg.norm(e,axis=-1,keepdims=True)
    if kind=='circle1':
        e=n(size=(B,C)); return r.randint(0,3,size=(B,1)),e/np.linalg.norm(e,axis=-1,keepdims=True)
    if kind=='ids': return r.randint(0,C,size=B),r.randint(0,C,size=B)
    if kind=='idsout': return r.randint(-1,C+1,size=B),r.randint(-1,C+1,size=B)
    if kind=='ids2': return r.randint(0,C,size=(B,3)),r.randint(0,C,size=(B,3))
    if kind=='spscores': return r.randint(0,C,size=B),n(size=(B,C))
    if kind=='values': return None,n(size=(B,))
    if kind=='values2': return None,n(size=(B,3))
    if kind=='zeros': return np.zeros((B,C)),s(n(size=(B,C)))
    if kind=='ctc': 
        y=np.array([[1,2,0,0],[2,2,3,0],[1,0,0,0],[3,1,2,1],[2,3,0,0],[1,1,0,0]]); return y,2*n(size=(B,9,C))
    raise KeyError(kind)
def prep(x,dt):
    x=np.asarray(x)
    return x.astype(np.int32) if x.dtype.kind=='i' else x.astype(np.float32).astype(dt)
def slug(kw): return ''.join(f"_{k}{'-'.join(map(str,v)) if isinstance(v,(list,tuple)) else v}" for k,v in kw.items())
LOSS=[('BinaryCrossentropy',dict(from_logits=True,label_smoothing=.3),'binlog'),('BinaryCrossentropy',dict(axis=1),'bin3'),('BinaryCrossentropy',{},'bin1'),('BinaryCrossentropy',{},'hard'),('BinaryCrossentropy',dict(from_logits=True),'binlog'),
('BinaryFocalCrossentropy',dict(gamma=3.0,axis=0),'bin'),('BinaryFocalCrossentropy',dict(apply_class_balancing=True,from_logits=True,alpha=.7),'binlog'),
('CategoricalCrossentropy',dict(axis=1),'catax1'),('CategoricalCrossentropy',dict(from_logits=True,axis=1,label_smoothing=.2),'catax1'),('CategoricalCrossentropy',{},'cathard'),('CategoricalCrossentropy',{},'cat3'),('CategoricalCrossentropy',dict(from_logits=True,label_smoothing=.2),'catlog3'),('CategoricalCrossentropy',dict(from_logits=True),'unlog'),
('CategoricalFocalCrossentropy',dict(gamma=0.0),'cat'),('CategoricalFocalCrossentropy',dict(axis=1,alpha=.1,gamma=3.),'catax1'),('CategoricalFocalCrossentropy',dict(from_logits=True,axis=1),'catax1'),('CategoricalFocalCrossentropy',{},'cathard'),
('SparseCategoricalCrossentropy',dict(ignore_class=0,from_logits=True),'splog'),('SparseCategoricalCrossentropy',{},'sp3'),('SparseCategoricalCrossentropy',dict(ignore_class=2,from_logits=True),'splog3'),('SparseCategoricalCrossentropy',dict(ignore_class=2),'sp2'),
('CategoricalGeneralizedCrossEntropy',{},'sp'),('CategoricalGeneralizedCrossEntropy',dict(q=.1),'sp'),
('CategoricalHinge',{},'reg3'),('CosineSimilarity',dict(axis=1),'reg3'),('CosineSimilarity',dict(axis=0),'reg'),('CosineSimilarity',{},'zeros'),
('Dice',dict(axis=(1,2)),'bin3'),('Dice',{},'bin3'),('Dice',dict(axis=-1),'bin'),('Dice',dict(axis=0),'bin'),('Tversky',{},'bin'),('Tversky',dict(alpha=.2,beta=.9),'bin3'),('Tversky',dict(axis=(0,2)),'bin3'),('Dice',{},'zeros'),
('Hinge',{},'bin3'),('Hinge',{},'reg'),('SquaredHinge',{},'pm1'),('SquaredHinge',{},'bin'),('SquaredHinge',{},'reg3'),
('Huber',dict(delta=.4),'reg'),('Huber',dict(delta=2.5),'reg3'),('Huber',{},'reg1'),('KLDivergence',{},'dist0'),('LogCosh',{},'reg3'),('LogCosh',{},'reg1'),
('MeanSquaredError',{},'reg1'),('MeanSquaredError',{},'reg3'),('MeanAbsoluteError',{},'reg1'),('MeanAbsoluteError',{},'cathard'),('MeanAbsolutePercentageError',{},'cathard'),('MeanAbsolutePercentageError',{},'reg1'),('MeanSquaredLogarithmicError',{},'reg1'),('Poisson',{},'reg1'),('Poisson',{},'bin'),
('Circle',dict(gamma=20.,margin=.25),'circle'),('Circle',dict(remove_diagonal=False,gamma=10.),'circle1'),('Circle',dict(gamma=2.,margin=.1),'circle1')]
LOSS.append(('CTC',{},'ctc'))
MET=[('Accuracy',{},'ids'),('Accuracy',{},'hard'),('BinaryAccuracy',dict(threshold=.75),'hard'),('BinaryAccuracy',{},'hard'),('BinaryAccuracy',{},'binr1'),('CategoricalAccuracy',{},'cat3'),('CategoricalAccuracy',{},'hard'),('SparseCategoricalAccuracy',{},'sp'),('SparseCategoricalAccuracy',{},'sp2'),('SparseCategoricalAccuracy',{},'sp3'),('TopKCategoricalAccuracy',dict(k=2),'cat'),('TopKCategoricalAccuracy',dict(k=2),'cat3'),('TopKCategoricalAccuracy',{},'cat'),('SparseTopKCategoricalAccuracy',dict(k=1),'sp2'),('SparseTopKCategoricalAccuracy',dict(k=3),'sp3'),('SparseTopKCategoricalAccuracy',dict(k=2,from_sorted_ids=True),'spids'),('TopKCategoricalAccuracy',dict(k=2),'hard'),
('AUC',dict(curve='PR'),'bin'),('AUC',dict(curve='PR',summation_method='minoring',num_thresholds=30),'bin'),('AUC',dict(curve='PR',summation_method='majoring',num_thresholds=30),'bin'),('AUC',dict(curve='PRGAIN'),'bin'),('AUC',dict(curve='PRGAIN',summation_method='majoring',num_thresholds=40),'bin1'),('AUC',dict(summation_method='minoring',num_thresholds=20),'bin'),('AUC',dict(multi_label=True,num_thresholds=20,label_weights=[.1,.5,.2,.9]),'bin'),('AUC',dict(num_thresholds=20,label_weights=[.1,.5,.2,.9]),'bin'),('AUC',dict(multi_label=True,curve='PR',thresholds=[.3,.6]),'bin'),('AUC',dict(multi_label=True,curve='PR',num_thresholds=33,label_weights=[1.,2.,3.,4.]),'bin'),('AUC',dict(thresholds=[0.5]),'bin'),('AUC',dict(thresholds=[0.25,.5,.75]),'hard'),('AUC',dict(num_thresholds=5),'hard'),('AUC',dict(num_thresholds=2),'bin'),('AUC',dict(label_weights=[.1,.5,.2,.9],thresholds=[.4,.1]),'bin'),('AUC',dict(from_logits=True,multi_label=True),'binlog'),('AUC',{},'zeros'),('AUC',{},'binr1'),('AUC',{},'bin3'),
('TruePositives',dict(thresholds=[0.,.5,1.]),'hard'),('FalsePositives',dict(thresholds=.25),'hard'),('FalsePositives',{},'bin3'),('TrueNegatives',dict(thresholds=[.1,.9]),'bin1'),('FalseNegatives',dict(thresholds=[0.,.25,.5,.75,1.]),'hard'),('FalsePositives',dict(thresholds=[.3]),'bin'),('TrueNegatives',{},'binr1'),
('Precision',dict(top_k=2,class_id=1),'bin'),('Precision',dict(thresholds=[0.,.5,1.]),'bin'),('Precision',dict(top_k=1),'cat'),('Precision',{},'zeros'),('Recall',dict(top_k=2,thresholds=.4),'bin'),('Recall',dict(class_id=0,thresholds=[.2,.8]),'bin3'),('Recall',dict(top_k=3),'cat3'),('Recall',{},'zeros'),('Recall',dict(top_k=2),'hard'),('Precision',{},'binr1'),
('SensitivityAtSpecificity',dict(specificity=.7),'bin'),('SensitivityAtSpecificity',dict(specificity=.3,num_thresholds=1),'bin'),('SensitivityAtSpecificity',dict(specificity=.9,num_thresholds=2),'bin'),('SpecificityAtSensitivity',dict(sensitivity=.8,class_id=2),'bin'),('PrecisionAtRecall',dict(recall=.8),'bin3'),('PrecisionAtRecall',dict(recall=1.,num_thresholds=7),'hard'),('RecallAtPrecision',dict(precision=.6),'bin'),('RecallAtPrecision',dict(precision=.99,class_id=1,num_thresholds=10),'bin'),('RecallAtPrecision',dict(precision=.5),'bin1'),
('F1Score',dict(average='weighted'),'cat'),('F1Score',dict(average='weighted',threshold=.3),'bin'),('F1Score',{},'hard'),('F1Score',dict(average='micro',threshold=.5),'bin1'),('FBetaScore',dict(average='weighted',beta=.7),'cat'),('FBetaScore',dict(average='micro',beta=3.,threshold=.2),'bin'),('FBetaScore',{},'zeros'),
('IoU',dict(num_classes=4,target_class_ids=[1]),'idsout'),('IoU',dict(num_classes=4,target_class_ids=[0,3],sparse_y_pred=False),'spscores'),('IoU',dict(num_classes=4,target_class_ids=[0,1,2,3],ignore_class=2),'ids2'),('MeanIoU',dict(num_classes=5),'idsout'),('MeanIoU',dict(num_classes=4,sparse_y_true=False,sparse_y_pred=False),'cat'),('OneHotIoU',dict(num_classes=4,target_class_ids=[0,2],ignore_class=1),'cat'),('OneHotMeanIoU',dict(num_classes=4,ignore_class=3),'cat'),('OneHotMeanIoU',dict(num_classes=3,axis=1),'reg3'),('BinaryIoU',{},'bin'),('BinaryIoU',dict(target_class_ids=[1],threshold=.75),'hard'),('MeanIoU',dict(num_classes=4,dtype='int32'),'ids'),('MeanIoU',dict(num_classes=4,dtype='int32'),'reg'),('MeanIoU',dict(num_classes=4),'reg'),
('R2Score',{},'reg'),('R2Score',dict(class_aggregation='variance_weighted_average',num_regressors=3),'reg'),('R2Score',dict(num_regressors=200),'reg'),('R2Score',{},'bin1'),('R2Score',{},'reg1'),('R2Score',dict(class_aggregation=None,num_regressors=1),'zeros'),('RootMeanSquaredError',{},'reg'),('RootMeanSquaredError',{},'reg3'),('RootMeanSquaredError',{},'reg1'),
('ConcordanceCorrelation',{},'reg'),('ConcordanceCorrelation',dict(axis=0),'reg'),('PearsonCorrelation',dict(axis=0),'reg'),('PearsonCorrelation',dict(axis=1),'reg3'),('ConcordanceCorrelation',dict(axis=1),'reg3'),
('CosineSimilarity',dict(axis=1),'reg3'),('CosineSimilarity',{},'reg3'),('MeanSquaredError',{},'reg1'),('MeanSquaredError',{},'reg3'),('MeanAbsoluteError',{},'reg'),('MeanAbsoluteError',{},'reg3'),('MeanAbsolutePercentageError',{},'pos'),('MeanSquaredLogarithmicError',{},'reg'),('LogCoshError',{},'reg3'),('KLDivergence',{},'dist'),('Poisson',{},'reg'),('Hinge',{},'bin'),('SquaredHinge',{},'bin'),('CategoricalHinge',{},'catlog'),
('BinaryCrossentropy',{},'bin3'),('CategoricalCrossentropy',{},'catun'),('CategoricalCrossentropy',dict(axis=1),'catax1'),('SparseCategoricalCrossentropy',dict(ignore_class=1),'sp'),('SparseCategoricalCrossentropy',dict(ignore_class=1),'sp3'),('SparseCategoricalCrossentropy',dict(ignore_class=0,from_logits=True),'splog3'),
('Mean',{},'values2'),('Sum',{},'values2')]
def save(case,kind,cls,desc,config,arrays,extra,dt):
    name=case+('_f64' if dt=='float64' else '')
    np.savez(out+name+'.npz',**arrays)
    j=dict(name=name,case=case,kind=kind,keras=keras.__version__,backend='tensorflow',tensorflow=tf.__version__,dtype=dt); j['class']=cls; j['description']=desc
    j['config']=config; j.update(extra); j['arrays']={k:{'shape':list(np.shape(v)),'dtype':str(np.asarray(v).dtype)} for k,v in arrays.items()}
    json.dump(j,open(out+name+'.json','w'))
for dt in ('float32','float64'):
    keras.config.set_floatx(dt); keras.config.set_dtype_policy(dt)
    for cls,kw,kind in LOSS:
        case=f'loss_{cls}{slug(kw)}_{kind}'
        r=np.random.RandomState(zlib.crc32(case.encode()))
        yt,yp=data(kind,r); sw=r.uniform(.2,2,size=B if np.ndim(yp)<3 or cls in('CTC','Dice','Tversky') else yp.shape[:2])
        yt,yp,sw=prep(yt,dt),prep(yp,dt),prep(sw,dt)
        a=dict(y_true=yt,y_pred=yp,sample_weight=sw); err={}
        for red in 'sum_over_batch_size sum none mean mean_with_sample_weight'.split():
            for w in ('','_sw'):
                try:
                    l=getattr(L,cls)(**kw,reduction=red)
                    x=tf.constant(yp)
                    with tf.GradientTape() as t:
                        t.watch(x); v=l(yt,x,sw if w else None); s=tf.reduce_sum(v)
                    g=t.gradient(s,x)
                    a['loss_'+red+w]=v.numpy()
                    if g is not None: a['dy_pred_'+red+w]=g.numpy()
                except Exception as e: err[red+w]=str(e)[:200]
        if err: print(case,dt,err)
        save(case,'loss',cls,'',keras.saving.serialize_keras_object(getattr(L,cls)(**kw)),a,dict(null_gradients=[],errors=err,data=kind),dt)
    for cls,kw,kind in MET:
        case=f'metric_{cls}{slug(kw)}_{kind}'
        r=np.random.RandomState(zlib.crc32(case.encode()))
        d=[data(kind,r) for _ in range(3)]
        yp=np.stack([x[1] for x in d]); yt=None if d[0][0] is None else np.stack([x[0] for x in d])
        ws=(3,B)
        if yp.ndim==4: ws=yp.shape[:3]
        if cls=='BinaryIoU' or cls=='MeanIoU' and kind=='reg' or kind=='ids2': ws=yp.shape
        if kind=='catax1': ws=(3,B,3)
        if cls=='CosineSimilarity' and kw and kind=='reg3' or kind=='reg3' and 'Corr' in cls: ws=(3,B,C)
        if cls=='ConcordanceCorrelation' and kw.get('axis')==0 or cls=='PearsonCorrelation' and kw.get('axis')==0: ws=(3,C)
        if cls=='OneHotMeanIoU' and kind=='reg3': ws=(3,B,C)
        sw=r.uniform(.2,2,size=ws)
        yp,sw=prep(yp,dt),prep(sw,dt); a=dict(y_pred=yp,sample_weight=sw)
        if yt is not None: yt=prep(yt,dt); a['y_true']=yt
        err={}; st=None
        for w in ('','_sw'):
            try:
                k2=dict(kw)
                if 'IoU' in cls and 'dtype' not in k2: k2['dtype']=dt
                m=getattr(M,cls)(**k2); res=[]
                for b in range(3):
                    args=([] if yt is None else [yt[b]])+[yp[b]]
                    m.update_state(*args,**({'sample_weight':sw[b]} if w else {})); res.append(np.asarray(m.result()))
                a['result'+w]=np.stack(res)
                for i,v in enumerate(m.variables): a[f'state{w}{i}']=np.asarray(v)
                st=[dict(index=i,path=v.path,shape=list(v.shape)) for i,v in enumerate(m.variables)]
            except Exception as e: err[w]=str(e)[:300]
        if err: print(case,dt,err)
        if st is None: continue
        m=getattr(M,cls)(**k2)
        cfg=keras.saving.serialize_keras_object(m)

        save(case,'metric',cls,'',cfg,a,dict(state=st,errors=err,data=kind),dt)
