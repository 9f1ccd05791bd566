import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { applyEvents, type Engine } from '../../../functions/_services/engine/apply.ts'
import { createRulesets } from '../../../functions/_services/engine/rulesets.ts'
import { verifyLearner } from '../../../functions/_services/engine/verify-ledger.ts'
import { activity, dayOf, finish } from '../../support/activities.ts'
import { useDatabase } from '../../support/database.ts'
import { addMember, createPerson } from '../../support/people.ts'

describe('the engine', () => {
  const database = useDatabase()
  let engine: Engine
  let harbor: string
  beforeAll(async () => {
    const { db, sql } = database()
    engine = { db, rulesets: createRulesets(), now: Date.now }
    const [row] = await sql`select id from communities where slug = 'harbor'`
    harbor = row?.id
  })
  const newcomer = async () => {
    const user_id = await createPerson(database().sql, 'Lea Learner')
    await addMember(database().sql, harbor, user_id, 'student')
    return { user_id, community_id: harbor }
  }

  it('an event counts, pays XP, advances the streak, awards the rules that it meets and notifies the learner', async () => {
    const who = await newcomer()
    const test = randomUUID()
    const [applied] = await applyEvents(engine, [
      finish({ questions: 100, correct: 100, first: true, first_pass: true }, { ...who, content_id: test }),
    ])
    if (applied?.status === 'refused') throw applied.error
    expect(applied).toMatchObject({ status: 'applied' })
    const { sql } = database()
    const slugs = await sql<{ slug: string }[]>`
      select slug from user_achievements join achievements on achievements.id = achievement_id where user_id = ${who.user_id} order by slug
    `
    expect(slugs.map(({ slug }) => slug)).toEqual([
      'accuracy_king',
      'level_up', // the unlocks paid for level 5, which unlocks more
      'perfectionist',
      'subject_specialist',
      'test_rookie',
    ])
    const [xp] = await sql`
      select total::int, level, (select sum(amount)::int from xp_transactions where user_id = ${who.user_id}) as ledger
      from user_xp where user_id = ${who.user_id}
    `
    expect(xp?.total).toBe(xp?.ledger)
    const [streak] = await sql`select kind, current, last_day::text from user_streaks where user_id = ${who.user_id}`
    expect(streak).toEqual({ kind: 'learning', current: 1, last_day: '2026-01-05' })
    const told =
      await sql`select kind, count(*)::int as n from notifications where user_id = ${who.user_id} group by kind order by kind`
    expect([...told]).toEqual([
      { kind: 'level_up', n: 1 },
      { kind: 'unlock', n: 5 },
    ])
  })

  it('a pass after a failed test of the same day pays its bonus, in state, ledger and the row that others read', async () => {
    const who = await newcomer()
    for (const correct of [14, 15, 20]) await applyEvents(engine, [finish({ correct }, who)])
    const { sql } = database()
    const [streak] = await sql`
      select current, last_day::text, bonus_day::text from user_streaks where user_id = ${who.user_id}
    `
    expect(streak).toEqual({ current: 1, last_day: '2026-01-05', bonus_day: '2026-01-05' })
    const bonus = await sql`
      select amount, reference from xp_transactions where user_id = ${who.user_id} and reason = 'streak'
    `
    expect([...bonus]).toEqual([{ amount: 5, reference: '2026-01-05' }])
    expect(await verifyLearner(database().db, engine.rulesets, who)).toEqual([])
  })

  it('an event counts once, however often and in whichever batch it arrives; a duplicate gets the earlier outcome', async () => {
    const who = await newcomer()
    const event = finish({}, who)
    const answers = await Promise.all(Array.from({ length: 50 }, () => applyEvents(engine, [event, event])))
    const flat = answers.flat()
    expect(flat.filter(({ status }) => status === 'applied')).toHaveLength(1)
    const outcomes = flat.map((answer) => (answer.status === 'refused' ? answer.error : answer.outcome))
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0])
    const [row] = await database().sql`select counters from user_counters where user_id = ${who.user_id}`
    expect(row?.counters.test_completed[0]).toBe(1)
  })

  it('an event that fails does not fail the other events of its batch', async () => {
    const who = await newcomer()
    const stranger = { user_id: randomUUID(), community_id: harbor }
    const answers = await applyEvents(engine, [
      finish({}, who),
      activity('post_created', stranger),
      activity('post_created', who),
    ])
    expect(answers.map(({ status }) => status)).toEqual(['applied', 'refused', 'applied'])
  })

  it('a milestone is met once its needs are validated; one for an instructor waits for review, with one notification', async () => {
    const { sql } = database()
    const who = await newcomer()
    const [course] = await sql`select id from courses where slug = 'networking-essentials'`
    const milestone = async (slug: string, validation: string, criteria: object) => {
      const [row] = await sql`
        insert into course_milestones (community_id, course_id, slug, title, type, validation, validation_criteria, xp, status)
        values (${harbor}, ${course?.id}, ${slug}, ${slug}, 'knowledge_check', ${validation}, ${sql.json({ ...criteria })}, 40, 'live')
        returning id
      `
      return String(row?.id)
    }
    const first = await milestone('first-exam', 'auto', { counter: 'test_completed:score:max@mode=exam', gte: 80 })
    const second = await milestone('two-exams', 'auto_then_manual', { counter: 'test_completed@mode=exam', gte: 2 })
    await sql`
      insert into milestone_prerequisites (community_id, course_milestone_id, needs_course_milestone_id)
      values (${harbor}, ${second}, ${first})
    `
    await sql`
      insert into user_milestone_progress (user_id, community_id, course_milestone_id, status)
      values (${who.user_id}, ${harbor}, ${first}, 'in_progress')
    `
    const progress = async () => {
      const rows = await sql`
        select course_milestone_id = ${first} as first, status from user_milestone_progress where user_id = ${who.user_id} order by first desc
      `
      return rows.map(({ status }) => status)
    }
    // Two exams below 80: enough for the second gate, which stays closed behind the first.
    await applyEvents(engine, [finish({ correct: 10 }, who), finish({ correct: 12 }, who)])
    expect(await progress()).toEqual(['in_progress'])
    await applyEvents(engine, [finish({ correct: 22 }, who)])
    expect(await progress()).toEqual(['validated', 'submitted'])
    await applyEvents(engine, [finish({ correct: 23 }, who), finish({ correct: 24 }, who)])
    const told = await sql`select from notifications where user_id = ${who.user_id} and kind = 'milestone'`
    expect(told).toHaveLength(2)
  })

  it('new rules that were met before are awarded late with the next event, in one digest', async () => {
    const { sql } = database()
    const who = await newcomer()
    await applyEvents(engine, [finish({ correct: 5 }, who), finish({ correct: 6 }, who)])
    await sql`
      select private.define_achievements('custom', ${JSON.stringify(
        ['one_done', 'two_done'].map((slug, index) => ({
          slug,
          name: slug,
          description: slug,
          type: 'progress',
          category: 'tests',
          icon: 'star',
          color: 'gold',
          rarity: 'common',
          points: 50,
          xp: 50,
          criteria: { counter: 'test_completed', gte: index + 1 },
        })),
      )}::text::jsonb, ${harbor})
    `
    await applyEvents(engine, [activity('daily_login', who)])
    const awards = await sql`
      select slug from user_achievements join achievements on achievements.id = achievement_id
      where user_id = ${who.user_id} and pack = 'custom' order by slug
    `
    expect(awards.map(({ slug }) => slug)).toEqual(['one_done', 'two_done'])
    const [digest] = await sql`select payload from notifications where user_id = ${who.user_id} and kind = 'digest'`
    expect(digest?.payload.achievements).toHaveLength(2)
  })

  it('a date that a move east cut short breaks no streak, and the log has the date', async () => {
    const who = await newcomer()
    const days = [0, 1, 3].map((day) =>
      finish({ correct: 5 }, { ...who, day, ...(day === 3 ? { forgiven: [dayOf(2)] } : {}) }),
    )
    await database().sql`
      insert into user_streaks (user_id, community_id, kind, freezes) values (${who.user_id}, ${harbor}, 'learning', 0)
    `
    await applyEvents(engine, days)
    const [streak] = await database().sql`select current, freezes from user_streaks where user_id = ${who.user_id}`
    expect(streak?.current).toBe(3)
    const calendar = await database()
      .sql`select state from streak_days where user_id = ${who.user_id} and day = ${dayOf(2)}`
    expect([...calendar]).toEqual([{ state: 'paused' }])
  })

  it('concurrent batches for one learner count each event once: a batch that lost a race reads again', async () => {
    const who = await newcomer()
    const events = Array.from({ length: 60 }, (_, n) => finish({ correct: n % 26 }, { ...who, day: n % 7 }))
    await Promise.all(events.map((event, n) => applyEvents(engine, [event, events[(n + 1) % events.length] ?? event])))
    const [row] = await database().sql`select revision::int, counters from user_counters where user_id = ${who.user_id}`
    expect(row?.counters.test_completed[0]).toBe(60)
    expect(row?.revision).toBeLessThanOrEqual(60)
    expect(await verifyLearner(engine.db, engine.rulesets, who)).toEqual([])
  })
})
