import { canonicalZone, isTimeZone } from '#domain/time/zone-names.ts'

export const isSameZone = (a: string, b: string) => a === b || canonicalZone(a) === canonicalZone(b)

/** A zone that a device reported or a form chose, by a name that Postgres takes; undefined if there is none. */
export const toKnownZone = (zone: string): string | undefined => {
  // A zone by its offset would not follow a place through its summers.
  if (!isTimeZone(zone) || /^[+-]/.test(zone)) return undefined
  // 'EST' is an abbreviation to Postgres.
  return zone.includes('/') ? zone : canonicalZone(zone)
}

/** 'America/Argentina/Buenos_Aires' becomes 'Argentina, Buenos Aires', listed under America. */
export const zoneName = (zone: string) => {
  const [, ...places] = zone.split('/')
  return (places.length > 0 ? places.join(', ') : zone).replaceAll('_', ' ')
}

/** "New York time": for use in a sentence. */
export const zoneTime = (zone: string) => {
  const place = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
  return /^(UTC|GMT)/.test(place) ? place : `${place} time`
}

/** All time zones grouped by region, including the needed ones. */
export const zonesByRegion = (needed: string[]): [region: string, zones: string[]][] => {
  const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...needed])].toSorted()
  const regions = Map.groupBy(zones, (zone) => (zone.includes('/') ? (zone.split('/')[0] ?? '') : 'Other'))
  return [...regions]
}
