/** The canonical name of a zone: some browsers still report former names. */
const canonical = (zone: string) => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone

export const isSameZone = (a: string, b: string) => a === b || canonical(a) === canonical(b)

/** 'America/Argentina/Buenos_Aires' becomes 'Argentina, Buenos Aires', listed under America. */
export const zoneName = (zone: string) => {
  const [, ...places] = zone.split('/')
  return (places.length > 0 ? places.join(', ') : zone).replaceAll('_', ' ')
}

/** All time zones grouped by region, including the needed ones. */
export const zonesByRegion = (needed: string[]): [region: string, zones: string[]][] => {
  const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...needed])].toSorted()
  const regions = Map.groupBy(zones, (zone) => (zone.includes('/') ? (zone.split('/')[0] ?? '') : 'Other'))
  return [...regions]
}
