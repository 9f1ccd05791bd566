import { describe, expect, it } from 'vitest'
import { awarded, level, xpEntry, xpStats } from '../../../functions/_contracts/xp/xp.ts'
import { MAX_AWARDED_PER_DAY } from '../../../functions/_domain/xp/awards.ts'
import { rebuildUser } from '../../../functions/_services/engine/rebuild-ledger.ts'
import { verifyLearner } from '../../../functions/_services/engine/verify-ledger.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { takeTest, useSchool } from '../../support/school.ts'

describe('XP', () => {
  const school = useSchool()
  const ask = (path: string, person: string) => school.api().ask(`/gamification-api/xp/${path}`, person)
  const levelOf = async (person: string) =>
    level.parse((await (await ask('level?community=harbor', person)).json()).data)
  const teacher = async (role: 'instructor' | 'admin' = 'instructor') => {
    const person = await createPerson(school.sql(), 'Tea')
    await addMember(school.sql(), school.harbor(), person, role)
    return person
  }
  const award = (by: string, body: object, key: string | null = crypto.randomUUID()) =>
    school.api().ask('/gamification-api/xp/award', by, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(key === null ? {} : { 'Idempotency-Key': key }) },
      body: JSON.stringify({ community: 'harbor', amount: 100, reason: 'Helped others', ...body }),
    })
  const given = async (response: Response) => {
    expect(response.status).toBe(200)
    return awarded.parse((await response.json()).data)
  }
  const differences = (user_id: string) => {
    const { db, rulesets } = school.api().deps
    return verifyLearner(db, rulesets, { user_id, community_id: school.harbor() })
  }

  it('a learner without events is at level 1 with no XP', async () => {
    const { person } = await school.newcomer()
    expect(await levelOf(person)).toEqual({ level: 1, title: 'Novice', total: 0, into: 0, needed: 100 })
    expect(await problemOf(await ask('level?community=lumen', person))).toMatchObject({ status: 404 })
  })

  it('the history lists every entry page by page, and the entries add up to the total', async () => {
    const me = await school.newcomer()
    for (const correct of [5, 15, 25]) await takeTest(me, school.test(), { correct })
    const entries: unknown[] = []
    let sum = 0
    for (let next: string | null = null, pages = 0; pages === 0 || next !== null; pages++) {
      const answer = await (
        await ask(`history?community=harbor&limit=2${next ? `&cursor=${next}` : ''}`, me.person)
      ).json()
      const page = xpEntry.array().parse(answer.data)
      expect(page.length).toBeLessThanOrEqual(2)
      entries.push(...page.map(({ id }) => id))
      sum += page.reduce((total, { amount }) => total + amount, 0)
      if (page.some(({ reason }) => reason === 'test'))
        expect(page.map(({ what }) => what)).toContain('Networking fundamentals')
      next = answer.page.next
    }
    expect(new Set(entries).size).toBe(entries.length)
    expect(sum).toBe((await levelOf(me.person)).total)
    const stats = xpStats.parse((await (await ask('stats?community=harbor', me.person)).json()).data)
    expect(stats).toMatchObject({ total: sum, last_7_days: sum, last_30_days: sum })
    expect(stats.by_reason.reduce((total, { xp }) => total + xp, 0)).toBe(sum)
    expect(stats.days).toHaveLength(30)
    expect(stats.days.at(-1)?.day).toBe(stats.today)
  })

  it('an instructor awards XP, which reach levels and unlocks like any other; the audit log has the reason', async () => {
    const me = await school.newcomer()
    const by = await teacher()
    const answer = await given(await award(by, { user_id: me.person, amount: 10_000 }))
    expect(answer.level.before).toBe(1)
    expect(answer.level.after).toBeGreaterThan(10)
    expect(answer.achievements.map(({ name }) => name)).toContain('Level Up!')
    expect((await levelOf(me.person)).total).toBeGreaterThanOrEqual(10_000)
    const [row] = await school.sql()`
      select actor_id, reason, details ->> 'amount' as amount from audit_log where subject_id = ${me.person} and action = 'xp.awarded'
    `
    expect(row).toEqual({ actor_id: by, reason: 'Helped others', amount: '10000' })
    expect(await differences(me.person)).toEqual([])
    await rebuildUser(school.api().deps.db, me.person, Date.now)
    expect(await differences(me.person)).toEqual([])
  })

  it('concurrent awards with one key give XP once; the same key with another award is a conflict', async () => {
    const me = await school.newcomer()
    const by = await teacher('admin')
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => given(await award(by, { user_id: me.person }, 'a key'))),
    )
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(await levelOf(me.person)).toMatchObject({ total: answers[0]?.level.total })
    expect(await problemOf(await award(by, { user_id: me.person, amount: 5 }, 'a key'))).toMatchObject({
      status: 409,
      code: 'conflict',
    })
    expect(await differences(me.person)).toEqual([])
  })

  it('an award is refused to students and strangers, without a key or a reason, and above the limit', async () => {
    const me = await school.newcomer()
    const other = await school.newcomer()
    const by = await teacher()
    const stranger = await createPerson(school.sql(), 'Ole')
    expect(await problemOf(await award(other.person, { user_id: me.person }))).toMatchObject({ status: 403 })
    expect(await problemOf(await award(stranger, { user_id: me.person }))).toMatchObject({ status: 404 })
    expect(await problemOf(await award(by, { user_id: stranger }))).toMatchObject({ status: 404 })
    for (const wrong of [{ amount: 0 }, { amount: 10_001 }, { amount: 1.5 }, { reason: ' ' }, { amount: -5 }])
      expect(await problemOf(await award(by, { user_id: me.person, ...wrong }))).toMatchObject({ status: 422 })
    expect(await problemOf(await award(by, { user_id: me.person }, null))).toMatchObject({ status: 422 })
    expect(await levelOf(me.person)).toMatchObject({ total: 0 })
  })

  it('nobody gives XP to themselves, not even an admin', async () => {
    const by = await teacher('admin')
    expect(await problemOf(await award(by, { user_id: by }))).toMatchObject({ status: 403, code: 'not_allowed' })
    expect(await levelOf(by)).toMatchObject({ total: 0 })
  })

  it('what one person gives on a day is limited, also by requests at the same time, and a repeat is not counted again', async () => {
    const learners = await Promise.all(Array.from({ length: 8 }, () => school.newcomer()))
    const by = await teacher()
    const giveAll = () =>
      Promise.all(learners.map(({ person }) => award(by, { user_id: person, amount: 10_000 }, `for ${person}`)))
    const answers = await giveAll()
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(MAX_AWARDED_PER_DAY / 10_000)
    const refused = answers.find(({ status }) => status !== 200)
    expect(refused && (await problemOf(refused))).toMatchObject({ status: 409, code: 'award_limit' })
    const again = await giveAll()
    expect(again.map(({ status }) => status)).toEqual(answers.map(({ status }) => status))
    const [given] = await school.sql()`
      select sum(amount)::integer as sum from xp_transactions where reason = 'award' and user_id = any(${learners.map(({ person }) => person)})
    `
    expect(given).toEqual({ sum: MAX_AWARDED_PER_DAY })
    const other = await teacher()
    expect((await award(other, { user_id: learners[0]?.person })).status).toBe(200)
  })
})
