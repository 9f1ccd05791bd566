import { beforeAll, describe, expect, it } from 'vitest'
import { achievementDetail } from '../../../functions/_contracts/achievements/detail.ts'
import { notification } from '../../../functions/_contracts/notifications/notifications.ts'
import { revoked } from '../../../functions/_contracts/achievements/revoke.ts'
import { xpEntry } from '../../../functions/_contracts/xp/xp.ts'
import { METRICS } from '../../../functions/_domain/boards/board.ts'
import { refreshBoards } from '../../../functions/_services/boards/refresh.ts'
import { applyEvents } from '../../../functions/_services/engine/apply.ts'
import { rebuildUser } from '../../../functions/_services/engine/rebuild-ledger.ts'
import { verifyLearner } from '../../../functions/_services/engine/verify-ledger.ts'
import { lookAtEveryone } from '../../../functions/_services/rules/sweep.ts'
import { activity } from '../../support/activities.ts'
import { useGuild } from '../../support/guild.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'

describe('an achievement is taken away', () => {
  const guild = useGuild()
  let instructor: string
  let admin: string
  const ids: Record<string, string> = {}
  beforeAll(async () => {
    instructor = await guild.member('instructor')
    admin = await guild.member('admin')
    await guild.publish(
      { slug: 'first_post', criteria: { counter: 'post_created', gte: 1 } },
      { slug: 'treasure', criteria: { counter: 'post_created', gte: 2 }, rarity: 'legendary' },
      { slug: 'level_five', criteria: { level: 5 } },
      { slug: 'writer', criteria: { counter: 'post_created', gte: 1 }, tiers: { bronze: 1, silver: 2, gold: 9 } },
      { slug: 'collector', criteria: { achievements: ['first_post', 'shy'] } },
      { slug: 'shy', criteria: { counter: 'post_created', gte: 3 } },
      { slug: 'in_a_week', criteria: { within_days: 7, counter: 'post_created', gte: 2 } },
    )
    await guild.sql()`update achievements set secret = true where slug = 'shy'`
    await guild.sweep()
    for (const { slug, id } of await guild.sql()`select slug, id from achievements where community_id = ${guild.id()}`)
      ids[slug] = id
  })
  const learner = async (posts: number) => {
    const person = await guild.member('student', 'Lea')
    await guild.post(person, posts)
    return person
  }
  const revoke = (
    by: string,
    slug: string,
    { community = guild.slug(), ...body }: { user_id: string; community?: string; tier?: string; reason?: string },
    key: string | null = crypto.randomUUID(),
  ) =>
    guild.api().ask(`/achievements-api/${ids[slug]}/revoke`, by, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(key === null ? {} : { 'Idempotency-Key': key }) },
      body: JSON.stringify({ community, reason: 'Copied from a friend', ...body }),
    })
  const taken = async (response: Response) => {
    expect(response.status).toBe(200)
    return revoked.parse((await response.json()).data)
  }
  const get = async (path: string, person: string) => (await guild.api().ask(path, person)).json()
  const holds = async (person: string) =>
    (await guild.catalogue(person, { state: 'earned' })).map(({ slug, tier_held }) =>
      `${slug} ${tier_held ?? ''}`.trim(),
    )
  const detail = async (person: string, slug: string) =>
    achievementDetail.parse((await get(`/achievements-api/${ids[slug]}?community=${guild.slug()}`, person)).data)
  const differences = (user_id: string) => {
    const { db, rulesets } = guild.api().deps
    return verifyLearner(db, rulesets, { user_id, community_id: guild.id() })
  }
  const stateOf = async (person: string) => {
    const [row] = await guild.sql()`
      select counters, streaks, total::int, level, revoked from user_counters where user_id = ${person}
    `
    return row
  }

  it('with just what it paid: the level may fall, and what came of it stays', async () => {
    const person = await learner(2)
    await guild.sql()`
      update user_achievements set featured = 2 where user_id = ${person} and achievement_id = ${ids.treasure ?? ''}
    `
    const before = await stateOf(person)
    expect(await holds(person)).toEqual(['first_post', 'treasure', 'level_five', 'writer silver'])
    const { holders } = await detail(person, 'treasure')

    const answer = await taken(await revoke(instructor, 'treasure', { user_id: person }))
    expect(answer).toMatchObject({ achievement_id: ids.treasure, tiers: [], xp: 1000, replayed: false })
    expect(answer.level).toMatchObject({ before: before?.level, after: 2, level: 2, total: before?.total - 1000 })
    expect(await holds(person)).toEqual(['first_post', 'level_five', 'writer silver'])
    expect(await stateOf(person)).toMatchObject({ counters: before?.counters, streaks: before?.streaks, level: 2 })

    // Why it is gone, and where it is missing now.
    const seen = await detail(person, 'treasure')
    expect(seen).toMatchObject({ earned_at: null, award: null, progress: null, holders: holders - 1 })
    expect(seen.why).toMatchObject([{ revoked_because: 'Copied from a friend', revoked_at: expect.any(String) }])
    const [award] = await guild.sql()`
      select revoked_by, featured from user_achievements where user_id = ${person} and revoked_at is not null
    `
    expect(award).toEqual({ revoked_by: instructor, featured: null })
    const [entry, ...paid] = xpEntry
      .array()
      .parse((await get(`/gamification-api/xp/history?community=${guild.slug()}`, person)).data)
    const was = paid.find(({ what }) => what === 'treasure')
    expect(entry).toMatchObject({ amount: -1000, reason: 'revocation', what: 'treasure', note: 'Copied from a friend' })
    expect(entry?.local_date).toBe(was?.local_date)
    const [told] = (await get('/gamification-api/notifications', person)).data
    expect(notification.parse(told)).toMatchObject({
      kind: 'revoked',
      achievement: { slug: 'treasure', xp: 1000 },
      because: 'Copied from a friend',
    })
    const audit = await guild.sql()`
      select actor_id, action, reason, details ->> 'achievement_id' as what from audit_log where subject_id = ${person}
    `
    expect([...audit]).toEqual([
      { actor_id: instructor, action: 'achievement.revoked', reason: 'Copied from a friend', what: ids.treasure },
    ])

    const rebuilt = await stateOf(person)
    expect(await differences(person)).toEqual([])
    await rebuildUser(guild.api().deps.db, person, Date.now)
    expect(await stateOf(person)).toEqual(rebuilt)
    expect(await differences(person)).toEqual([])
  })

  it('and does not come back: with the next event, a sweep, a daily look, a new version, a rebuild', async () => {
    const person = await learner(3)
    await lookAtEveryone(guild.api().deps)
    const gone = ['first_post', 'treasure', 'in_a_week', 'shy']
    for (const slug of gone) await taken(await revoke(admin, slug, { user_id: person }))
    const left = await holds(person)
    // Who had both has it still; its own rule asks for nothing any more.
    expect(left).toEqual(['level_five', 'writer silver', 'collector'])
    await guild.publish({ slug: 'first_post', criteria: { any: [{ counter: 'post_created', gte: 1 }] } })
    await guild.sweep()
    await guild.sql()`update user_counters set swept_day = null where user_id = ${person}`
    await lookAtEveryone(guild.api().deps)
    await rebuildUser(guild.api().deps.db, person, Date.now)
    await guild.post(person, 3, 3)
    await guild.sweep()
    expect(await holds(person)).toEqual(left)
    expect(await differences(person)).toEqual([])
    // A secret that was told is none: its name stays, and why it is gone.
    expect((await detail(person, 'shy')).why).toMatchObject([{ revoked_because: 'Copied from a friend' }])
  })

  it('and counts for nothing that is not earned yet', async () => {
    const person = await learner(1)
    await taken(await revoke(instructor, 'first_post', { user_id: person }))
    await guild.post(person, 5, 1)
    expect(await holds(person)).not.toContain('collector')
    expect(await detail(person, 'collector')).toMatchObject({ progress: { have: 1, need: 2 } })
    expect(await differences(person)).toEqual([])
  })

  it('tier by tier, or all of it', async () => {
    const [one, all] = [await learner(2), await learner(2)]
    expect(await taken(await revoke(instructor, 'writer', { user_id: one, tier: 'silver' }))).toMatchObject({
      tiers: ['silver'],
      xp: 50,
    })
    expect(await holds(one)).toContain('writer bronze')
    expect(await detail(one, 'writer')).toMatchObject({ progress: { tier: 'gold' } })
    expect(await problemOf(await revoke(instructor, 'writer', { user_id: one, tier: 'gold' }))).toMatchObject({
      code: 'not_held',
      status: 409,
    })
    await guild.sql()`update achievements set status = 'retired' where slug = 'writer'`
    expect(await taken(await revoke(instructor, 'writer', { user_id: all }))).toMatchObject({
      tiers: ['bronze', 'silver'],
      xp: 100,
    })
    expect((await holds(all)).filter((held) => held.startsWith('writer'))).toEqual([])
    const told = (await get('/gamification-api/notifications', all)).data
    expect(told.filter(({ kind }: { kind: string }) => kind === 'revoked')).toMatchObject([
      { achievement: { xp: 100 } },
    ])
    for (const person of [one, all]) expect(await differences(person)).toEqual([])
  })

  it('once, whoever asks at once and whatever else happens; a key means one thing', async () => {
    const person = await learner(2)
    const keys = ['a', 'a', 'b', 'a', 'b', 'c']
    const asked = keys.map((key, n) => revoke(n % 2 ? instructor : admin, 'treasure', { user_id: person }, key))
    const posts = Array.from({ length: 10 }, (_, n) =>
      applyEvents(guild.api().deps, [
        activity('post_created', { user_id: person, community_id: guild.id(), day: 2 + n }),
      ]),
    )
    const [answers] = await Promise.all([Promise.all(asked), Promise.all(posts)])
    const bodies = await Promise.all(answers.map(async (it) => ({ status: it.status, ...(await it.json()) })))
    const done = bodies.filter(({ status }) => status === 200).map(({ data }) => revoked.parse(data))
    expect(done.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(done.every(({ xp }) => xp === 1000)).toBe(true)
    const refusals = bodies.filter(({ status }) => status !== 200)
    expect(refusals.every(({ status, code }) => status === 409 && code === 'not_held')).toBe(true)
    const entries = await guild.sql()`
      select from xp_transactions where user_id = ${person} and reason = 'revocation'
    `
    expect(entries).toHaveLength(1)
    expect(await differences(person)).toEqual([])

    const once = await taken(await revoke(instructor, 'first_post', { user_id: person }, 'mine'))
    expect(await taken(await revoke(instructor, 'first_post', { user_id: person }, 'mine'))).toEqual({
      ...once,
      replayed: true,
    })
    for (const other of [
      () => revoke(instructor, 'in_a_week', { user_id: person }, 'mine'),
      () => revoke(instructor, 'first_post', { user_id: person, reason: 'Another' }, 'mine'),
    ])
      expect(await problemOf(await other())).toMatchObject({ status: 409, code: 'conflict' })
    expect(await problemOf(await revoke(instructor, 'first_post', { user_id: person }))).toMatchObject({
      code: 'not_held',
    })
  })

  it('and every board follows: all time, the days it was paid on, and how many are held', async () => {
    const person = await learner(2)
    const engine = guild.api().deps
    const scores = async () => {
      while ((await refreshBoards(engine)).refreshed > 0);
      const rows = await guild.sql()<{ metric: (typeof METRICS)[number]; score: number }[]>`
        select metric, score::int from leaderboard_scores where user_id = ${person} and community_id = ${guild.id()}
      `
      return Object.fromEntries(rows.map(({ metric, score }) => [metric, score]))
    }
    // As if it had been done this week.
    await guild.sql()`alter table xp_transactions disable trigger xp_transactions_append_only`
    await guild.sql()`update xp_transactions set local_date = current_date - 1 where user_id = ${person}`
    await guild.sql()`alter table xp_transactions enable trigger xp_transactions_append_only`
    const before = await scores()
    await taken(await revoke(instructor, 'treasure', { user_id: person }))
    const after = await scores()
    for (const metric of ['xp_all_time', 'xp_weekly', 'xp_monthly'] as const)
      expect(after[metric], metric).toBe((before[metric] ?? 0) - 1000)
    expect(after.achievements).toBe((before.achievements ?? 0) - 1)
    expect(after.completed).toBe(before.completed)
  })

  it('is refused to students, to who teaches elsewhere, without a reason or a key, and of what is not there', async () => {
    const [person, other] = [await learner(1), await learner(1)]
    const elsewhere = await createPerson(guild.sql(), 'Eli')
    await addMember(guild.sql(), await createCommunity(guild.sql()), elsewhere, 'instructor')
    const refused = async (response: Promise<Response>) => {
      const { status, code } = await problemOf(await response)
      return `${status} ${code}`
    }
    expect(await refused(revoke(other, 'first_post', { user_id: person }))).toBe('403 not_allowed')
    expect(await refused(revoke(elsewhere, 'first_post', { user_id: person }))).toBe('404 not_found')
    expect(await refused(revoke(instructor, 'first_post', { user_id: elsewhere }))).toBe('404 not_found')
    expect(await refused(revoke(instructor, 'first_post', { user_id: person, reason: ' ' }))).toBe(
      '422 validation_failed',
    )
    expect(await refused(revoke(instructor, 'first_post', { user_id: person }, null))).toBe('422 validation_failed')
    expect(await refused(revoke(instructor, 'treasure', { user_id: person }))).toBe('409 not_held')
    ids.nothing = crypto.randomUUID()
    expect(await refused(revoke(instructor, 'nothing', { user_id: person }))).toBe('404 not_found')
    expect(await holds(person)).toContain('first_post')
    const [log] = await guild.sql()`
      select count(*)::int as n from activity_events where user_id = ${person} and type = 'achievement_revoked'
    `
    expect(log?.n).toBe(0)
  })
})
