import { describe, expect, it } from 'vitest'
import { pushEvents } from '../../../functions/_db/queries/engine/event-queue.ts'
import { withService } from '../../../functions/_db/session.ts'
import { drainQueue } from '../../../functions/_services/engine/drain.ts'
import { refreshBoards } from '../../../functions/_services/boards/refresh.ts'
import { activity } from '../../support/activities.ts'
import { problemOf } from '../../support/problem.ts'
import { profiles } from '../../support/profiles.ts'
import { takeTest, useSchool } from '../../support/school.ts'

describe('deleting an account', () => {
  const school = useSchool()
  const profile = profiles(school.api)
  const engine = () => school.api().deps

  const learner = async () => {
    const me = await school.newcomer()
    await profile.change(me.person, { leaderboard: 'global', visibility: 'public', streak_reminders: true })
    return { me, person: me.person, username: (await profile.mine(me.person)).username }
  }
  const refresh = async () => {
    for (let more = true; more;) more = (await refreshBoards(engine())).more
  }
  const createRowCounter = async () => {
    const tables = await school.sql()<{ name: string }[]>`
      select oid::regclass::text as name
      from pg_class join pg_attribute on attrelid = pg_class.oid and attname = 'user_id' and not attisdropped
      where relkind in ('r', 'p') and not relispartition
    `
    if (tables.length < 20) throw new Error('Expected at least 20 tables with a user_id.')
    return async (person: string) => {
      const rows = await Promise.all(
        tables.map(async ({ name }) => {
          const [row] = await school
            .sql()
            .unsafe<{ n: number }[]>(`select count(*)::int as n from ${name} where user_id::text = $1`, [person])
          return [name, row?.n ?? 0] as const
        }),
      )
      return Object.fromEntries(rows.filter(([, n]) => n > 0))
    }
  }
  /** Leaderboard counts that differ from the stored scores. */
  const miscounted = () => school.sql()`
    select *
    from private.leaderboard_counts as known
    full join (
      select community_id, metric, level, score >> (5 * level) as bucket, count(*) as members
      from leaderboard_scores cross join generate_series(0, 5) as level
      group by 1, 2, 3, 4
    ) as real using (community_id, metric, level, bucket)
    where known.members is distinct from real.members
  `

  it('needs the username and a recent sign-in, deletes every row, and succeeds again when repeated', async () => {
    const { me, person, username } = await learner()
    await takeTest(me, school.test(), { correct: 25 })
    await refresh()
    const rowsOf = await createRowCounter()
    expect(Object.keys(await rowsOf(person))).toEqual(
      expect.arrayContaining([
        'attempts',
        'activity_events',
        'user_counters',
        'leaderboard_scores',
        'leaderboard_days',
      ]),
    )
    const refusal = async (response: Response) => (await problemOf(response)).code
    expect(await refusal(await profile.delete(person, username, { minutesAgo: 11 }))).toBe('sign_in_again')
    // An account that has a password has to have shown it a moment ago.
    const providers = ['email', 'google']
    for (const signIn of [{ minutesAgo: 3 }, { method: 'oauth' }])
      expect(await refusal(await profile.delete(person, username, { ...signIn, providers }))).toBe('sign_in_again')
    expect(await refusal(await profile.delete(person, 'sombody-else', { providers, minutesAgo: 1 }))).toBe(
      'username_differs',
    )
    expect(await refusal(await profile.delete(person, 'sombody-else'))).toBe('username_differs')
    const request = {
      method: 'DELETE',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username }),
    }
    expect(await refusal(await school.api().ask('/gamification-api/profile', person, request))).toBe('sign_in_again')
    expect(await refusal(await school.api().ask('/gamification-api/profile', undefined, request))).toBe('token_missing')
    expect((await profile.mine(person)).username).toBe(username)

    await school.sql()`
      insert into audit_log (community_id, actor_id, action, subject_type, subject_id, reason, details)
      values (
        ${school.harbor()}, ${person}, 'xp.awarded', 'learner', ${person}, 'Sia helped others', ${school.sql().json({ amount: 5, user_id: person })}
      )
    `
    expect((await profile.delete(person, username)).status).toBe(204)
    expect(await rowsOf(person)).toEqual({})
    expect(await miscounted()).toEqual([])
    const [decision] = await school.sql()`select subject_id, reason, details from audit_log where actor_id = ${person}`
    expect(decision).toEqual({ subject_id: 'deleted', reason: null, details: { amount: 5 } })

    expect((await profile.delete(person, username)).status).toBe(204)
    expect((await profile.ask(username)).status).toBe(404)
    for (const path of ['profile', 'profile/export', 'streaks/status?community=harbor'])
      expect((await school.api().ask(`/gamification-api/${path}`, person)).status).toBe(404)
    const join = await school.api().ask('/communities-api/harbor/join', person, { method: 'POST' })
    expect((await problemOf(join)).code).toBe('token_invalid')
  })

  it('leaves no rows behind while finishes, the queue and leaderboards run concurrently', async () => {
    const rowsOf = await createRowCounter()
    const people = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const learnerFixture = await learner()
        const { id } = await learnerFixture.me.start({ test_id: school.test(), mode: 'exam', length: 25 })
        await learnerFixture.me.sinceMinutes(id, 10)
        return { ...learnerFixture, id, responses: await learnerFixture.me.answers(id, () => true) }
      }),
    )
    const bystander = await school.newcomer()
    const eventsOf = (user_id: string) =>
      Array.from({ length: 8 }, () =>
        activity('scenario_completed', { user_id, community_id: school.harbor(), metrics: { minutes: 30 } }),
      )
    await withService(engine().db, (tx) =>
      pushEvents(tx, [...people.map(({ person }) => person), bystander.person].flatMap(eventsOf)),
    )
    const drain = async () => {
      for (let taken = 1; taken > 0;) taken = (await drainQueue(engine(), 5)).taken
    }
    const deletions = people.map(({ person, username }) => profile.delete(person, username))
    const finishes = people.map(({ me, id, responses }) =>
      me.send('POST', `/attempts/${id}/finish`, { sent_at: Date.now(), responses }),
    )
    const [deleted, finished] = await Promise.all([
      Promise.all(deletions),
      Promise.all(finishes),
      drain(),
      drain(),
      refreshBoards(engine()),
    ])
    expect(deleted.map(({ status }) => status)).toEqual(people.map(() => 204))
    // A finish came before the deletion, or finds no account.
    for (const answer of finished) expect([200, 401, 404]).toContain(answer.status)
    await drain()
    await refresh()
    for (const { person } of people) expect(await rowsOf(person)).toEqual({})
    expect(await miscounted()).toEqual([])
    const [bystanderRow] = await school.sql()`
      select count(*)::int as events from activity_events where user_id = ${bystander.person}
    `
    expect(bystanderRow).toEqual({ events: 8 })
    const [queued] = await school.sql()`select count(*)::int as n from event_queue`
    expect(queued).toEqual({ n: 0 })
  })
})
