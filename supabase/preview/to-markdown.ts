import type { Report, ReportSection, ReportTable } from './report.ts'

/** The report for a pull request. */
export function toMarkdown({ title, summary, findings, about, sections }: Report): string {
  const more =
    findings.length > 1
      ? [findings.map(({ level, text }) => `- ${level === 'dangerous' ? '**Dangerous**: ' : ''}${text}`).join('\n')]
      : []
  return `${[`# ${title}`, `**${summary.replace(/:/, ':**')}`, ...more, about, ...sections.flatMap(toBlocks)].join('\n\n')}\n`
}

const toBlocks = ({ title, lead, items, tables }: ReportSection): string[] => [
  `## ${title}`,
  lead,
  ...(items.length > 0 ? [items.map((item) => `- ${item}`).join('\n')] : []),
  ...tables.map(toTable),
]

function toTable({ head, rows }: ReportTable): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`
  return [
    line(head.map((name) => name.replace(/^#/, ''))),
    line(head.map((name) => (name.startsWith('#') ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n')
}
