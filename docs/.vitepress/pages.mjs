// Which files are pages of the site, where they stand there, and in what order.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

// The guide's order. A page that isn't named here comes last; one without a Japanese version is English in both sidebars.
const guide = {
  start: ['first-steps', 'recurrent-networks', 'comparison', 'long-dependence', 'notebook'],
  keras: ['from-keras', 'training', 'recurrent-layers', 'coverage'],
  numbers: ['reproducible-runs', 'how-fast']
}
const behind = ['benchmarks/RESULTS.md', 'docs/architecture.md', 'docs/decisions/README.md', 'CONTRIBUTING.md', 'CHANGELOG.md']

const titles = {
  start: ['Begin here', 'はじめに'],
  keras: ['Keras in Java', 'Java で書く Keras'],
  numbers: ['Numbers', '数値と速さ'],
  more: ['More', 'そのほか'],
  behind: ['Behind it', '舞台裏(英語)']
}

/** From a file's path in the repository to its path in the site. */
export function sitePath(file) {
  const place = file
    .replace(/^docs\//, '')
    .replace(/^benchmarks\/RESULTS\.md$/, 'results.md')
    .replace(/^decisions\/README\.md$/, 'decisions/index.md')
    .replace(/^(CONTRIBUTING|CHANGELOG)\.md$/, name => name.toLowerCase())
  return place.endsWith('.ja.md') ? 'ja/' + place.replace(/\.ja\.md$/, '.md') : place
}

/** Every module's folder and what else isn't a page. */
const excluded = [
  ...readdirSync(root, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !['docs', 'benchmarks'].includes(entry.name))
    .map(entry => entry.name + '/**'),
  'README*.md',
  '**/target/**',
  '**/.*/**'
]

const isPage = file => existsSync(root + file)
export const pages = { excluded, isPage, root }

const heading = file => /^# (.+)$/m.exec(readFileSync(root + file, 'utf8'))[1]
const link = file => '/' + sitePath(file).replace(/(index)?\.md$/, '')

export function sidebar(language) {
  const ja = language === 'ja' ? 1 : 0
  const item = name => {
    const files = [`docs/guide/${name}.ja.md`, `docs/guide/${name}.md`].slice(ja ? 0 : 1)
    const file = files.find(isPage)
    return file && { text: heading(file) + (ja && file === files[1] ? '(英語)' : ''), link: link(file) }
  }
  const named = Object.values(guide).flat()
  const more = readdirSync(root + 'docs/guide')
    .filter(file => file.endsWith('.md') && !file.endsWith('.ja.md'))
    .map(file => file.replace('.md', ''))
    .filter(name => !named.includes(name))
  const groups = Object.entries({ ...guide, more }).map(([key, names]) => ({
    text: titles[key][ja],
    items: names.map(item).filter(Boolean)
  }))
  groups.push({
    text: titles.behind[ja],
    collapsed: Boolean(ja),
    items: behind.map(file => ({ text: heading(file), link: link(file) }))
  })
  return groups.filter(group => group.items.length > 0)
}

/** The site's pages that have no Japanese version. */
export const englishOnly = [
  ...behind,
  ...readdirSync(root + 'docs/guide').map(file => 'docs/guide/' + file),
  ...readdirSync(root + 'docs/decisions').map(file => 'docs/decisions/' + file)
]
  .filter(file => /^(?!.*\.ja\.md$).*\.md$/.test(file) && !isPage(file.replace(/\.md$/, '.ja.md')))
  .map(file => sitePath(file).replace(/\.md$/, '').replace(/(^|\/)index$/, '$1'))
