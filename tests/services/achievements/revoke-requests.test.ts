import { describe, expect, it } from 'vitest'
import { revoked } from '../../../functions/_contracts/achievements/revoke.ts'
import { METRICS } from '../../../functions/_domain/boards/board.ts'
import { refreshBoards } from '../../../functions/_services/boards/refresh.ts'
import { applyEvents } from '../../../functions/_services/engine/apply.ts'
import { activity } from '../../support/activities.ts'
import { useAwardRevocations } from '../../support/award-revocations.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'

describe('a request to revoke an achievement', () => {
  const { guild, staff, ids, learner, revoke, revocationIn, heldBy, differences } = useAwardRevocations()

  it('takes effect once under concurrent requests and events, and its key cannot be reused for another revocation', async () => {
    const person = await learner(2)
    const keys = ['a', 'a', 'b', 'a', 'b', 'c']
    const revocations = keys.map((key, n) =>
      revoke(n % 2 ? staff.instructor : staff.admin, 'treasure', { user_id: person }, key),
    )
    const posts = Array.from({ length: 10 }, (_, n) =>
      applyEvents(guild.api().deps, [
        activity('post_created', { user_id: person, community_id: guild.id(), day: 2 + n }),
      ]),
    )
    const [answers] = await Promise.all([Promise.all(revocations), Promise.all(posts)])
    const bodies = await Promise.all(answers.map(async (it) => ({ status: it.status, ...(await it.json()) })))
    const succeeded = bodies.filter(({ status }) => status === 200).map(({ data }) => revoked.parse(data))
    expect(succeeded.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(succeeded.every(({ xp }) => xp === 1000)).toBe(true)
    const refusals = bodies.filter(({ status }) => status !== 200)
    expect(refusals.every(({ status, code }) => status === 409 && code === 'not_held')).toBe(true)
    const entries = await guild.sql()`
      select from xp_transactions where user_id = ${person} and reason = 'revocation'
    `
    expect(entries).toHaveLength(1)
    expect(await differences(person)).toEqual([])

    const first = await revocationIn(await revoke(staff.instructor, 'first_post', { user_id: person }, 'mine'))
    expect(await revocationIn(await revoke(staff.instructor, 'first_post', { user_id: person }, 'mine'))).toEqual({
      ...first,
      replayed: true,
    })
    for (const other of [
      () => revoke(staff.instructor, 'in_a_week', { user_id: person }, 'mine'),
      () => revoke(staff.instructor, 'first_post', { user_id: person, reason: 'Another' }, 'mine'),
    ])
      expect(await problemOf(await other())).toMatchObject({ status: 409, code: 'conflict' })
    expect(await problemOf(await revoke(staff.instructor, 'first_post', { user_id: person }))).toMatchObject({
      code: 'not_held',
    })
  })

  it('lowers every XP leaderboard and the count of achievements', async () => {
    const person = await learner(2)
    const engine = guild.api().deps
    const scores = async () => {
      while ((await refreshBoards(engine)).refreshed > 0);
      const rows = await guild.sql()<{ metric: (typeof METRICS)[number]; score: number }[]>`
        select metric, score::int from leaderboard_scores where user_id = ${person} and community_id = ${guild.id()}
      `
      return Object.fromEntries(rows.map(({ metric, score }) => [metric, score]))
    }
    // Moves the XP into this week, which the weekly leaderboard counts.
    await guild.sql()`alter table xp_transactions disable trigger xp_transactions_append_only`
    await guild.sql()`update xp_transactions set local_date = current_date - 1 where user_id = ${person}`
    await guild.sql()`alter table xp_transactions enable trigger xp_transactions_append_only`
    const before = await scores()
    await revocationIn(await revoke(staff.instructor, 'treasure', { user_id: person }))
    const after = await scores()
    for (const metric of ['xp_all_time', 'xp_weekly', 'xp_monthly'] as const)
      expect(after[metric], metric).toBe((before[metric] ?? 0) - 1000)
    expect(after.achievements).toBe((before.achievements ?? 0) - 1)
    expect(after.completed).toBe(before.completed)
  })

  it('is refused to students and instructors elsewhere, without a reason or key, and for an award that is not held', async () => {
    const [person, other] = [await learner(1), await learner(1)]
    const elsewhere = await createPerson(guild.sql(), 'Eli')
    await addMember(guild.sql(), await createCommunity(guild.sql()), elsewhere, 'instructor')
    const refusal = async (response: Promise<Response>) => {
      const { status, code } = await problemOf(await response)
      return `${status} ${code}`
    }
    expect(await refusal(revoke(other, 'first_post', { user_id: person }))).toBe('403 not_allowed')
    expect(await refusal(revoke(elsewhere, 'first_post', { user_id: person }))).toBe('404 not_found')
    expect(await refusal(revoke(staff.instructor, 'first_post', { user_id: elsewhere }))).toBe('404 not_found')
    expect(await refusal(revoke(staff.instructor, 'first_post', { user_id: person, reason: ' ' }))).toBe(
      '422 validation_failed',
    )
    expect(await refusal(revoke(staff.instructor, 'first_post', { user_id: person }, null))).toBe(
      '422 validation_failed',
    )
    expect(await refusal(revoke(staff.instructor, 'treasure', { user_id: person }))).toBe('409 not_held')
    ids.missing = crypto.randomUUID()
    expect(await refusal(revoke(staff.instructor, 'missing', { user_id: person }))).toBe('404 not_found')
    expect(await heldBy(person)).toContain('first_post')
    const [log] = await guild.sql()`
      select count(*)::int as n from activity_events where user_id = ${person} and type = 'achievement_revoked'
    `
    expect(log?.n).toBe(0)
  })
})
