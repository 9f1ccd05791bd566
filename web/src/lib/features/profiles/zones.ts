/** What both sides call a zone: browsers still know some by the name they had before. */
const canonical = (zone: string) => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone

export const isSameZone = (a: string, b: string) => a === b || canonical(a) === canonical(b)

/** 'America/Argentina/Buenos_Aires' reads as 'Argentina, Buenos Aires' among those of America. */
export const zoneName = (zone: string) => {
  const [, ...places] = zone.split('/')
  return (places.length > 0 ? places.join(', ') : zone).replaceAll('_', ' ')
}

/** Every zone there is by its part of the world, with those that have to be among them. */
export const zonesByRegion = (needed: string[]): [region: string, zones: string[]][] => {
  const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...needed])].toSorted()
  const regions = Map.groupBy(zones, (zone) => (zone.includes('/') ? (zone.split('/')[0] ?? '') : 'Other'))
  return [...regions]
}
