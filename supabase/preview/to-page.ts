import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report, ReportSection, ReportTable, Verdict } from './report.ts'

const root = join(import.meta.dirname, '../..')

const VERDICTS: Record<Verdict, string> = { harmless: 'Harmless', look: 'Look at these', dangerous: 'Dangerous' }

/** The report as one file, with the site's colors, sizes and typeface in it, and no script. */
export function toPage({ title, verdict, summary, findings, about, sections }: Report): string {
  const list =
    findings.length > 0
      ? `<ol class="findings">${findings.map(({ level, text }) => `<li class="${level}"><strong>${level === 'dangerous' ? 'Dangerous' : 'Look'}</strong> <span>${toHtml(text)}</span></li>`).join('')}</ol>`
      : ''
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${VERDICTS[verdict]} · ${escape(title)}</title>
<style>${styles()}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the report</a>
<header>
<p class="name">laude</p>
<h1>${escape(title)}</h1>
</header>
<main id="content" tabindex="-1">
<section class="verdict ${verdict}" aria-label="Verdict">
<p class="word">${VERDICTS[verdict]}</p>
<p class="summary">${toHtml(summary.slice(summary.indexOf(':') + 2))}</p>
</section>
${list}
<p class="about">${toHtml(about)}</p>
${sections.length > 0 ? `<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => `<li><a href="#${id}">${escape(title)}</a></li>`).join('')}</ul></nav>` : ''}
${sections.map(toSection).join('\n')}
</main>
</body>
</html>
`
}

const toSection = ({
  id,
  title,
  lead,
  items,
  tables,
}: ReportSection): string => `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${escape(title)}</h2>
<p>${toHtml(lead)}</p>
${items.length > 0 ? `<ul class="items">${items.map((item) => `<li>${toHtml(item)}</li>`).join('')}</ul>` : ''}
${tables.map(toTable).join('\n')}
</section>`

/** A table that is too wide for a phone scrolls by itself, by keyboard, too. */
function toTable({ caption, head, rows }: ReportTable): string {
  const kinds = head.map((name) => (name.startsWith('#') ? ' class="number"' : ''))
  const cells = (row: readonly string[]) =>
    row
      .map((cell, place) =>
        place === 0 ? `<th scope="row">${toHtml(cell)}</th>` : `<td${kinds[place]}>${toHtml(cell)}</td>`,
      )
      .join('')
  return `<div class="scroll" role="region" aria-label="${escape(caption)}" tabindex="0"><table>
<caption>${escape(caption)}</caption>
<thead><tr>${head.map((name, place) => `<th scope="col"${kinds[place]}>${escape(name.replace(/^#/, ''))}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</tbody>
</table></div>`
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const toHtml = (text: string): string => escape(text).replaceAll(/`([^`]*)`/g, '<code>$1</code>')

function styles(): string {
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  const typeface = (file: string) =>
    readFileSync(join(root, 'node_modules/@fontsource-variable', file)).toString('base64')
  return [
    `@font-face{font-family:'Source Sans 3 Variable';font-weight:200 900;src:url(data:font/woff2;base64,${typeface('source-sans-3/files/source-sans-3-latin-wght-normal.woff2')}) format('woff2')}`,
    read('web/src/lib/styles/tokens.css'),
    read('web/src/lib/styles/base.css'),
    read('supabase/preview/page.css'),
  ].join('\n')
}
