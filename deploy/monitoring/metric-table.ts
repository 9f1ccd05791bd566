import { METRICS } from '../../functions/_domain/ops/metrics.ts'

const rows: [name: string, kind: string, help: string][] = [
  ...Object.entries(METRICS.counters).map(([name, help]): [string, string, string] => [name, 'counter', help]),
  ...Object.entries(METRICS.histograms).map(([name, { help }]): [string, string, string] => [name, 'histogram', help]),
  ...Object.entries(METRICS.gauges).map(([name, help]): [string, string, string] => [name, 'gauge', help]),
]

/** What each metric means, as a table of docs/monitoring.md. */
export const metricTable = (): string =>
  [
    '| metric | kind | meaning |',
    '| --- | --- | --- |',
    ...rows.map(([name, kind, help]) => `| \`${name}\` | ${kind} | ${help} |`),
  ].join('\n')

const START = '<!-- metrics: made by npm run deploy:monitoring -->'
const END = '<!-- end of metrics -->'

/** The page with the table of today. */
export function withMetricTable(page: string, table: string): string {
  const [before, rest] = page.split(START)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`The page has no ${START} … ${END}.`)
  return `${before}${START}\n\n${table}\n\n${END}${after}`
}
