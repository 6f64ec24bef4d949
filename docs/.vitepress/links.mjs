// Links between the files of the repository, as GitHub follows them, become links between the pages of the site.
import { dirname, join, relative } from 'node:path/posix'
import { pages, sitePath } from './pages.mjs'

export function repositoryLinks(md) {
  md.core.ruler.push('repository-links', state => {
    const { realPath, path } = state.env
    if (!(realPath || path)) return
    const file = relative(pages.root, realPath || path)
    // The site has a menu of languages.
    const other = state.tokens.findIndex(token => /^\*\((日本語|English): /.test(token.content))
    if (other > 0) state.tokens.splice(other - 1, 3)
    for (const token of state.tokens) {
      for (const child of token.children || []) {
        if (child.type === 'link_open') child.attrSet('href', onSite(child.attrGet('href'), file))
      }
    }
  })
}

function onSite(href, file) {
  const [, target, anchor] = /^([^#]*)(#.*)?$/.exec(href)
  if (!target.endsWith('.md') || target.includes(':') || target.startsWith('/')) return href
  const linked = join(dirname(file), target)
  // What isn't there stays as it is, and fails the build as a dead link.
  return pages.isPage(linked) ? '/' + sitePath(linked) + (anchor || '') : href
}
