/** One point of a time series. */
export interface SeriesPoint {
  measurement: string
  /** What it is about. A value that is empty is left out. */
  tags: Readonly<Record<string, string>>
  /** Whole numbers. One that is null is left out. */
  fields: Readonly<Record<string, number | null>>
  /** In seconds since 1970. */
  at: number
}

/**
 * A point in InfluxDB's line protocol, or nothing where it has no field. Tags are sorted, as InfluxDB asks for. The protocol has no
 * way to write a line break, nor a backslash before what it escapes, so these become a space and a slash.
 */
export function toLine({ measurement, tags, fields, at }: SeriesPoint): string | undefined {
  const values = Object.entries(fields).flatMap(([name, value]) =>
    value === null ? [] : `${escapeName(name)}=${Math.round(value)}i`,
  )
  if (values.length === 0) return undefined
  const named = Object.entries(tags)
    .filter(([, value]) => value !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `,${escapeName(name)}=${escapeName(value)}`)
  return `${escapeMeasurement(measurement)}${named.join('')} ${values.join(',')} ${at}`
}

export const toLines = (points: readonly SeriesPoint[]): string =>
  points.flatMap((point) => toLine(point) ?? []).join('\n')

const writable = (text: string) => text.replaceAll(/[\r\n]+/g, ' ').replaceAll('\\', '/')
const escapeMeasurement = (text: string) => writable(text).replaceAll(/[, ]/g, '\\$&')
const escapeName = (text: string) => writable(text).replaceAll(/[,= ]/g, '\\$&')
