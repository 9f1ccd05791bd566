import { addCounts } from './buckets.ts'
import type { LabelName, Labels } from './metrics.ts'

/** What was counted, by name and labels: `laude_unlocks_total{result=applied}`. What is zero may be left out. */
export interface Readings {
  counters: Readonly<Record<string, number>>
  /** How many values are in each bucket. */
  histograms: Readonly<Record<string, readonly number[]>>
}

/** The name of one series. Labels are in one order, so that each has one name. */
export function seriesKey(name: string, labels: Labels = {}): string {
  const pairs = Object.entries(labels)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return pairs.length === 0 ? name : `${name}{${pairs.map(([label, value]) => `${label}=${value}`).join(',')}}`
}

/** The name and the labels of a series. */
export function parseSeriesKey(key: string): { name: string; labels: Labels } {
  const [name = '', pairs = ''] = key.replace(/\}$/, '').split('{')
  const labels = pairs === '' ? [] : pairs.split(',').map((pair) => pair.split('='))
  return { name, labels: Object.fromEntries(labels.map(([label = '', value = '']) => [label, value])) }
}

/** What was counted between two readings of the same process, without zeros. */
export function subtractReadings(now: Readings, before: Readings): Readings {
  const counters: Record<string, number> = {}
  for (const [key, count] of Object.entries(now.counters)) {
    const added = count - (before.counters[key] ?? 0)
    if (added !== 0) counters[key] = added
  }
  const histograms: Record<string, number[]> = {}
  for (const [key, counts] of Object.entries(now.histograms)) {
    const base = before.histograms[key] ?? []
    const added = counts.map((count, index) => count - (base[index] ?? 0))
    if (added.some((count) => count !== 0)) histograms[key] = added
  }
  return { counters, histograms }
}

/** What several processes counted together. */
export function addReadings(all: Iterable<Readings>): Readings {
  const counters: Record<string, number> = {}
  const histograms: Record<string, number[]> = {}
  for (const each of all) {
    for (const [key, count] of Object.entries(each.counters)) counters[key] = (counters[key] ?? 0) + count
    for (const [key, counts] of Object.entries(each.histograms))
      histograms[key] = addCounts(histograms[key] ?? [], counts)
  }
  return { counters, histograms }
}

const fits = (labels: Labels, wanted: Labels) =>
  Object.entries(wanted).every(([label, value]) => Object.entries(labels).some(([a, b]) => a === label && b === value))

/** The sum of all series of a name whose labels are these. */
export function countOf({ counters }: Readings, name: string, wanted: Labels = {}): number {
  let sum = 0
  for (const [key, count] of Object.entries(counters)) {
    const series = parseSeriesKey(key)
    if (series.name === name && fits(series.labels, wanted)) sum += count
  }
  return sum
}

/** The same of buckets. */
export function bucketsOf({ histograms }: Readings, name: string, wanted: Labels = {}): number[] {
  const sum: number[] = []
  for (const [key, counts] of Object.entries(histograms)) {
    const series = parseSeriesKey(key)
    if (series.name === name && fits(series.labels, wanted)) addCounts(sum, counts)
  }
  return sum
}

/** Every value that a label of these series has, in order. */
export function labelValues({ counters, histograms }: Readings, name: string, label: LabelName): string[] {
  const values = [...Object.keys(counters), ...Object.keys(histograms)].flatMap((key) => {
    const series = parseSeriesKey(key)
    return series.name === name ? (series.labels[label] ?? []) : []
  })
  return [...new Set(values)].toSorted()
}
