// The site of the guide. `./tsuno docs` builds it; the pages read well without it, too.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'
import { englishOnly, pages, sidebar, sitePath } from './pages.mjs'
import { repositoryLinks } from './links.mjs'

const words = text =>
  [...new Intl.Segmenter('ja', { granularity: 'word' }).segment(text)].filter(s => s.isWordLike).map(s => s.segment)

export default defineConfig({
  title: 'Tsuno',
  description: 'Keras for Java: recurrent networks in pure Java',
  base: process.env.TSUNO_DOCS_BASE || '/',
  srcDir: '..',
  srcExclude: pages.excluded,
  rewrites: sitePath,
  head: [['link', { rel: 'icon', href: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M2 14C3 7 7 3 14 2 11 5 9 9 8 14z" fill="%23c2562d"/></svg>' }]],

  markdown: {
    math: true,
    // Anchors are GitHub's, so that a link leads to its heading in both.
    anchor: { slugify: text => text.trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '').replace(/\s/g, '-') },
    image: { lazyLoading: true },
    config: md => md.use(repositoryLinks)
  },
  vite: {
    plugins: [siteModules()],
    build: { chunkSizeWarningLimit: 2000 }
  },

  locales: {
    root: { label: 'English', lang: 'en', themeConfig: theme('en') },
    ja: {
      label: '日本語',
      lang: 'ja',
      description: 'Java 版 Keras:ネイティブライブラリを使わない再帰型ネットワーク',
      themeConfig: theme('ja')
    }
  },
  themeConfig: {
    englishOnly,
    search: {
      provider: 'local',
      options: {
        miniSearch: { options: { tokenize: words } },
        locales: {
          ja: {
            translations: {
              button: { buttonText: '検索', buttonAriaLabel: '検索' },
              modal: {
                noResultsText: '見つかりませんでした:',
                resetButtonTitle: '消去',
                displayDetails: '詳細を表示',
                footer: { selectText: '選択', navigateText: '移動', closeText: '閉じる' }
              }
            }
          }
        }
      }
    }
  }
})

/** Pages outside of the folder docs don't see its node_modules. */
function siteModules() {
  const home = fileURLToPath(new URL('../index.md', import.meta.url))
  return {
    name: 'site-modules',
    enforce: 'pre',
    resolveId(id, importer, options) {
      if (/^vue($|\/)/.test(id) && importer?.endsWith('.md')) return this.resolve(id, home, { ...options, skipSelf: true })
    }
  }
}

function theme(language) {
  const ja = language === 'ja'
  const home = ja ? '/ja/' : '/'
  return {
    nav: [
      { text: ja ? 'はじめの一歩' : 'First steps', link: home + 'guide/first-steps' },
      { text: ja ? 'Keras から Tsuno へ' : 'From Keras', link: home + 'guide/from-keras' },
      { text: 'API', link: '/api/index.html', target: '_self', rel: '' }
    ],
    sidebar: sidebar(language),
    outline: { level: [2, 3], label: ja ? 'このページの内容' : 'On this page' },
    ...(ja && {
      docFooter: { prev: '前へ', next: '次へ' },
      darkModeSwitchLabel: '配色',
      lightModeSwitchTitle: '明るい配色にする',
      darkModeSwitchTitle: '暗い配色にする',
      sidebarMenuLabel: '目次',
      returnToTopLabel: '先頭へ',
      langMenuLabel: '言語',
      skipToContentLabel: '本文へ',
      notFound: {
        title: 'ページがありません',
        quote: 'このページは英語だけかもしれません。',
        linkText: '最初のページへ',
        linkLabel: '最初のページへ'
      }
    }),
    footer: {
      message: ja ? 'Apache License 2.0 で公開しています。' : 'Released under the Apache License 2.0.'
    }
  }
}
