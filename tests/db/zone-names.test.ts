import { describe, expect, it } from 'vitest'
import { localTime } from '../../functions/_domain/time/local-time.ts'
import { isTimeZone } from '../../functions/_domain/time/zone-names.ts'
import { useDatabase } from '../support/database.ts'
import { createPerson } from '../support/people.ts'

/**
 * Winter and summer, and the hours after New York's and Lord Howe's clocks went forward. All in the past: what is to come
 * depends on when either of the two was released.
 */
const INSTANTS = ['2025-01-15T12:00:00Z', '2025-07-15T12:00:00Z', '2025-03-09T07:30:00Z', '2025-10-04T15:45:00Z']
const ODD = ['Home/Desk+5', 'Home/Desk-5', 'A/B+1C', 'Etc/Unknown', 'posix/Europe/Berlin', 'Nowhere/City', '+05:00', '']

describe('a time zone', () => {
  const database = useDatabase()

  const taken = async () => {
    const names = await database().sql<{ name: string }[]>`
      select name from (
        select name from pg_timezone_names union select abbrev from pg_timezone_abbrevs
        union select unnest(${ODD}::text[])
      ) as names
      where private.is_time_zone(name)
    `
    return names.map(({ name }) => name)
  }

  it('is taken only if the functions know it, too', async () => {
    const names = await taken()
    expect(names.filter((name) => !isTimeZone(name))).toEqual([])
    expect(names.filter((name) => ODD.includes(name))).toEqual([])
  })

  it('is taken whichever of them a browser reports', async () => {
    const names = new Set(await taken())
    expect([...Intl.supportedValuesOf('timeZone'), 'UTC'].filter((name) => !names.has(name))).toEqual([])
  })

  it('shows the same date and hour in Postgres and in the functions', async () => {
    const names = await taken()
    for (const instant of INSTANTS) {
      const rows = await database().sql<{ name: string; day: string; hour: number }[]>`
        select name, local::date::text as day, extract(hour from local)::int as hour
        from unnest(${names}::text[]) as name, lateral (select ${instant}::timestamptz at time zone name) as there (local)
      `
      const differing = rows.filter(({ name, day, hour }) => {
        const here = localTime(new Date(instant), name)
        return here.day !== day || here.hour !== hour
      })
      expect(differing).toEqual([])
    }
  })

  it.each([
    ['America/New_York', 'America/New_York'],
    ['Asia/Kathmandu', 'Asia/Kathmandu'],
    ['CEST', 'UTC'],
    ['Home/Desk+5', 'UTC'],
    ['Nowhere/City', 'UTC'],
    ['', 'UTC'],
  ])('of %j that comes along with a sign-up makes a profile in %s', async (zone, expected) => {
    const { sql } = database()
    const id = await createPerson(sql, 'Zoe', { time_zone: zone })
    const [profile] = await sql`select time_zone from profiles where id = ${id}`
    expect(profile?.time_zone).toBe(expected)
  })
})
