import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { myProfile, publicProfile } from '../../../functions/_contracts/profiles/profiles.ts'
import { connect, type Database } from '../../../functions/_db/client.ts'
import { createAuthApp } from '../../../supabase/local/auth.ts'
import { loadKeys, type AuthKeys } from '../../../supabase/local/auth/keys.ts'
import { eventOf, takeTest, useSchool } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'

/** What the clock on the wall shows there, and the same instant in UTC, where it is often another date. */
const SIGN_UPS: [zone: string, there: string, instant: string][] = [
  ['America/New_York', '2026-11-29 22:40', '2026-11-30T03:40:00Z'],
  // Nineteen minutes after the clock went from 2 to 3, and in the hour that comes twice.
  ['America/New_York', '2026-03-08 03:19', '2026-03-08T07:19:00Z'],
  ['America/New_York', '2026-11-01 01:30', '2026-11-01T06:30:00Z'],
  ['Pacific/Kiritimati', '2026-11-29 23:30', '2026-11-29T09:30:00Z'],
  ['Pacific/Honolulu', '2026-11-29 00:10', '2026-11-29T10:10:00Z'],
  // The first minute after the half hour that is skipped there.
  ['Australia/Lord_Howe', '2026-10-04 02:30', '2026-10-03T15:30:00Z'],
  ['Australia/Lord_Howe', '2026-11-30 00:05', '2026-11-29T13:05:00Z'],
  ['Asia/Kathmandu', '2026-11-30 00:01', '2026-11-29T18:16:00Z'],
  ['America/St_Johns', '2026-11-29 23:59', '2026-11-30T03:29:00Z'],
  ['Pacific/Chatham', '2026-11-30 00:00', '2026-11-29T10:15:00Z'],
  ['Pacific/Pago_Pago', '2026-11-28 23:50', '2026-11-29T10:50:00Z'],
  ['Europe/Lisbon', '2026-12-31 23:59', '2026-12-31T23:59:00Z'],
  // This date has no midnight: the clock went from 23:59 to 1:00.
  ['America/Santiago', '2026-09-06 01:00', '2026-09-06T04:00:00Z'],
]

describe('the zone that comes along with a sign-up', () => {
  let now = Date.now()
  const school = useSchool({ now: () => now })
  let auth: { db: Database; keys: AuthKeys; folder: string }
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'laude-keys-'))
    auth = { folder, keys: await loadKeys(join(folder, 'auth.json')), db: connect(school.api().database.url) }
  })
  afterAll(async () => {
    await auth.db.end()
    await rm(auth.folder, { recursive: true, force: true })
  })

  const signUp = async (data: object) => {
    const app = createAuthApp({ ...auth, issuer: 'http://auth.test', now: () => new Date(now) })
    const response = await app.request('/signup', {
      method: 'POST',
      body: JSON.stringify({ email: `${crypto.randomUUID()}@example.test`, password: 'long enough by far', data }),
    })
    expect(response.status).toBe(200)
    const { user }: { user: { id: string } } = await response.json()
    return sitter(school.api(), user.id)
  }

  it.each(SIGN_UPS)('is the zone of the first event: in %s at %s', async (zone, there, instant) => {
    now = Date.parse(instant)
    const [day] = there.split(' ')
    const me = await signUp({ display_name: 'Noa', time_zone: zone })
    const ask = (path: string, method: string, body?: object) =>
      school.api().ask(path, me.person, {
        method,
        headers: { 'Content-Type': 'application/json' },
        body: body && JSON.stringify(body),
      })
    await ask('/communities-api/harbor/join', 'POST')
    await ask('/gamification-api/streaks/update', 'POST', { community: 'harbor' })
    const finished = await takeTest(me, school.test(), { correct: 25, mode: 'practice' })

    const [visit] = await school.sql()`
      select local_date::text from activity_events where user_id = ${me.person} and type = 'daily_login'
    `
    expect(visit?.local_date).toBe(day)
    expect((await eventOf(school.api(), finished.attempt_id))?.local_date).toBe(day)
    const days = await school.sql()`select distinct day::text from streak_days where user_id = ${me.person}`
    expect(days).toEqual([{ day }])
    const mine = myProfile.parse((await (await ask('/gamification-api/profile', 'GET')).json()).data)
    expect(mine).toMatchObject({ time_zone: zone, next_time_zone: null })

    // What others see of it has the same date, wherever they are.
    const page = await ask(`/gamification-api/profile/${mine.username}`, 'GET')
    const { awards } = publicProfile.parse((await page.json()).data)
    expect(new Set(awards.map(({ earned_on }) => earned_on))).toEqual(new Set([day]))
  })
})
