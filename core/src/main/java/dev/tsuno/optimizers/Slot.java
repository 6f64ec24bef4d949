package dev.tsuno.optimizers;

import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.HashMap;
import java.util.Map;

/** What an update rule keeps for each trained variable under one name, a momentum for instance: a variable of the same shape. */
public final class Slot {
    private final UpdateRule<?> rule;
    private final String name;
    private final Map<Variable, Variable> kept = new HashMap<>();

    Slot(UpdateRule<?> rule, String name) {
        this.rule = rule;
        this.name = name;
    }

    /** Makes the one of a trained variable, of zeros. Keras's order is the order of these calls. */
    public Variable add(Variable trained) {
        Variable made = rule.own(trained.path().replace('/', '_') + "_" + name, trained.shape());
        kept.put(trained, made);
        return made;
    }

    public void addAll(Iterable<Variable> trained) {
        for (Variable variable : trained) add(variable);
    }

    public boolean has(Variable trained) {
        return kept.containsKey(trained);
    }

    /** The one of a trained variable. */
    public Variable of(Variable trained) {
        Variable own = kept.get(trained);
        if (own == null) throw new IllegalStateException(rule.name() + " keeps no " + name + " of " + trained.path());
        return own;
    }

    /** The value of the one of a trained variable, in the graph. */
    public Tensor tensor(Variable trained) {
        return of(trained).tensor();
    }
}
