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
    if (file.endsWith('.ja.md')) state.tokens.forEach(token => joinLines(token.children || []))
    for (const token of state.tokens) {
      const children = token.children || []
      children.forEach((child, i) => {
        if (child.type !== 'link_open') return
        const href = child.attrGet('href')
        if (isOtherFile(href, file)) unlink(children, i)
        else child.attrSet('href', onSite(href, file))
      })
    }
  })
}

/** A file of the repository that is no page, such as a notebook, is named on the site, and linked to on GitHub alone. */
function isOtherFile(href, file) {
  return href.endsWith('.ipynb') && pages.isPage(join(dirname(file), href))
}

function unlink(tokens, open) {
  const close = tokens.findIndex((token, i) => i > open && token.type === 'link_close')
  for (const i of [open, close]) Object.assign(tokens[i], { type: 'text', tag: '', nesting: 0, content: '' })
}

function onSite(href, file) {
  const [, target, anchor] = /^([^#]*)(#.*)?$/.exec(href)
  if (!target.endsWith('.md') || target.includes(':') || target.startsWith('/')) return href
  const linked = join(dirname(file), target)
  // What isn't there stays as it is, and fails the build as a dead link.
  return pages.isPage(linked) ? '/' + sitePath(linked) + (anchor || '') : href
}

const japanese = /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/

/** Between Japanese letters the end of a line is no space. */
function joinLines(tokens) {
  tokens.forEach((token, i) => {
    if (token.type !== 'softbreak') return
    const before = tokens.slice(0, i).reverse().find(t => t.content)?.content.at(-1)
    const after = tokens.slice(i + 1).find(t => t.content)?.content[0]
    if (japanese.test(before) && japanese.test(after)) Object.assign(token, { type: 'text', content: '' })
  })
}
