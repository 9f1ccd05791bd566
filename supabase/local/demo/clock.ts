const MINUTE = 60_000
const formatters = new Map<string, Intl.DateTimeFormat>()

/** When a clock on the wall there shows this minute of that day. Clocks change at night: it holds from 5:00 on. */
export function instantOf(day: string, minute: number, zone: string): number {
  const offset = offsetAt(new Date(`${day}T12:00:00Z`), zone)
  return Date.parse(`${day}T00:00:00Z`) + (minute - offset) * MINUTE
}

/** Minutes that clocks there are ahead of UTC. */
function offsetAt(instant: Date, zone: string): number {
  const name = formatter(zone)
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value
  const [, sign, hours = 0, minutes = 0] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const found = formatters.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  formatters.set(timeZone, found)
  return found
}
