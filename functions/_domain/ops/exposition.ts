import type { Distribution, Measures } from './measures.ts'
import { METRICS, type GaugeName, type Labels } from './metrics.ts'

/** The type of `toExposition`'s text. */
export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** The value of a gauge when it was read. */
export interface GaugeReading {
  name: GaugeName
  labels: Labels
  value: number
}

/** What was measured, in the text format of Prometheus. */
export function toExposition({ counters, histograms }: Measures, gauges: readonly GaugeReading[]): string {
  const lines: string[] = []
  for (const [name, series] of counters) {
    lines.push(...head(name, METRICS.counters[name], 'counter'))
    for (const { labels, value } of series.values()) lines.push(sample(name, labels, value))
  }
  for (const [name, series] of histograms) {
    lines.push(...head(name, METRICS.histograms[name].help, 'histogram'))
    for (const distribution of series.values()) lines.push(...samplesOf(name, distribution))
  }
  for (const name of new Set(gauges.map((gauge) => gauge.name))) {
    lines.push(...head(name, METRICS.gauges[name], 'gauge'))
    for (const gauge of gauges) if (gauge.name === name) lines.push(sample(name, gauge.labels, gauge.value))
  }
  return lines.map((line) => `${line}\n`).join('')
}

function samplesOf(name: string, { labels, edges, counts, sum }: Distribution): string[] {
  let below = 0
  const buckets = counts.map((count, place) => {
    below += count
    return sample(`${name}_bucket`, { ...labels, le: String(edges[place] ?? '+Inf') }, below)
  })
  return [...buckets, sample(`${name}_sum`, labels, sum), sample(`${name}_count`, labels, below)]
}

const head = (name: string, help: string, type: string) => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]

function sample(name: string, labels: Labels & { le?: string }, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escape(text)}"`)
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`
}

const escape = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
