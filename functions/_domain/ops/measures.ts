import { METRICS, type CounterName, type GaugeName, type HistogramName, type Labels, type Metrics } from './metrics.ts'

interface Series {
  labels: Labels
}

interface Count extends Series {
  value: number
}

export interface Distribution extends Series {
  edges: readonly number[]
  /** How many were at most as high as each edge and above the one before; the last are above all. */
  counts: number[]
  sum: number
}

export interface Gauge extends Series {
  read: () => number | Promise<number>
}

/** The series of each metric, by their labels as a text. */
type SeriesOf<Name, S> = ReadonlyMap<Name, ReadonlyMap<string, S>>

/** What a process measured since it started, by the name of the metric. */
export interface Measures {
  metrics: Metrics
  counters: SeriesOf<CounterName, Count>
  histograms: SeriesOf<HistogramName, Distribution>
  gauges: SeriesOf<GaugeName, Gauge>
}

/** Keeps a number for each handle, so that measuring is an addition. The same labels are the same series. */
export function createMeasures(): Measures {
  const counters = new Map<CounterName, Map<string, Count>>()
  const histograms = new Map<HistogramName, Map<string, Distribution>>()
  const gauges = new Map<GaugeName, Map<string, Gauge>>()
  return {
    counters,
    histograms,
    gauges,
    metrics: {
      counter: (name, labels = {}) => {
        const count = findOrAdd(counters, name, { labels, value: 0 })
        return (by = 1) => {
          count.value += by
        }
      },
      histogram: (name, labels = {}) => {
        const { edges } = METRICS.histograms[name]
        const counts = Array<number>(edges.length + 1).fill(0)
        const distribution = findOrAdd(histograms, name, { labels, edges, counts, sum: 0 })
        return (value) => observe(distribution, value)
      },
      gauge: (name, read, labels = {}) => {
        findOrAdd(gauges, name, { labels, read }).read = read
      },
    },
  }
}

function observe(distribution: Distribution, value: number): void {
  const { edges, counts } = distribution
  let place = 0
  while (place < edges.length && value > (edges[place] ?? 0)) place++
  counts[place] = (counts[place] ?? 0) + 1
  distribution.sum += value
}

function findOrAdd<Name, S extends Series>(all: Map<Name, Map<string, S>>, name: Name, added: S): S {
  const series = all.get(name) ?? new Map<string, S>()
  all.set(name, series)
  const key = keyOf(added.labels)
  const found = series.get(key) ?? added
  series.set(key, found)
  return found
}

const keyOf = (labels: Labels): string =>
  JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)))
