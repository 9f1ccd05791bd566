import type { Labels, Metrics } from '../../functions/_domain/ops/metrics.ts'

const nameOf = (name: string, labels: Labels = {}) => [name, ...Object.values(labels)].join(' ')

/** What a process measures, to be looked at: a name is followed by the values of its labels. */
export function createMeasured() {
  const counts = new Map<string, number>()
  const gauges = new Map<string, () => number | Promise<number>>()
  const metrics: Metrics = {
    counter:
      (name, labels) =>
      (by = 1) => {
        const key = nameOf(name, labels)
        counts.set(key, (counts.get(key) ?? 0) + by)
      },
    histogram: () => () => undefined,
    gauge: (name, read, labels) => void gauges.set(nameOf(name, labels), read),
  }
  return {
    metrics,
    countOf: (name: string) => counts.get(name) ?? 0,
    gaugeOf: async (name: string) => (await gauges.get(name)?.()) ?? 0,
  }
}
