/** One a zone: a formatter takes far longer to make than to use. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone)
  if (!found) {
    found = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
    })
    formatters.set(zone, found)
  }
  return found
}

/** The date on a wall calendar there, YYYY-MM-DD. */
export function localDay(instant: Date, zone: string): string {
  const parts = new Map(
    formatter(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
}

/** The hour on a wall clock there, 0–23. */
export function localHour(instant: Date, zone: string): number {
  return Number(
    formatter(zone)
      .formatToParts(instant)
      .find(({ type }) => type === 'hour')?.value,
  )
}
