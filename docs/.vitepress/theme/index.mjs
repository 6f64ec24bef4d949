import DefaultTheme from 'vitepress/theme'
import './style.css'

export default {
  extends: DefaultTheme,
  enhanceApp({ router, siteData }) {
    // The language menu leads to /ja/… from every page; those that are English only have no such page.
    router.onBeforeRouteChange = to => {
      const { base, themeConfig } = siteData.value
      const page = new URL(to, 'http://a').pathname.slice(base.length).replace(/\.html$/, '')
      if (page.startsWith('ja/') && themeConfig.englishOnly.includes(page.slice(3))) {
        router.go(base + 'ja/')
        return false
      }
    }
  }
}
