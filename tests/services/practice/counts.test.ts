import { beforeAll, describe, expect, it } from 'vitest'
import { drainQueue } from '../../../functions/_services/engine/drain.ts'
import { verifyLearner } from '../../../functions/_services/engine/verify-ledger.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { practicing } from '../../support/practice.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { useSchool } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'

describe.each(['inline', 'queue'] as const)('a finished practice session, with events %s', (events) => {
  const school = useSchool({ events })
  let community_id = ''
  let test = ''
  beforeAll(async () => {
    community_id = await createCommunity(school.sql())
    test = await publishBank(school.sql(), { community: community_id })
    await publishBank(school.sql(), { community: community_id })
  })
  const settle = async () => {
    while ((await drainQueue(school.api().deps)).taken > 0);
  }
  const newcomer = async () => {
    const person = await createPerson(school.sql(), 'Pia')
    await addMember(school.sql(), community_id, person, 'student')
    const me = sitter(school.api(), person)
    const my = practicing(school.api(), me)
    /** A session of so many questions, the first of them right, that took so many minutes. */
    const practice = async ({
      correct,
      answered = 10,
      minutes = 10,
      length = 10,
      ...body
    }: {
      correct: number
      answered?: number
      minutes?: number
      length?: number
      preset?: string
      tests?: string[]
    }) => {
      const { id } = await my.start({ community_id, preset: 'unseen', length, ...body })
      await school.sql()`
        update practice_sessions set started_at = started_at - make_interval(mins => ${minutes})
        where user_id = ${person} and id = ${id}
      `
      const responses = (await my.answers(id, (number) => number <= correct)).slice(0, answered)
      return { id, finish: () => my.finish(id, { sent_at: Date.now(), responses }) }
    }
    return { me, my, practice, take: async (it: Parameters<typeof practice>[0]) => (await practice(it)).finish() }
  }
  const logOf = (person: string) => school.sql()`
    select id, type, dims, metrics, content_id from activity_events where user_id = ${person} order by seq
  `
  const paidTo = (person: string) => school.sql()`
    select reason, amount, reference from xp_transactions where user_id = ${person} and reason in ('practice', 'streak')
  `
  const differences = (person: string) => {
    const { db, rulesets } = school.api().deps
    return verifyLearner(db, rulesets, { user_id: person, community_id })
  }

  it('is an event with what it came to, counts for the day and pays its right answers, once for twenty finishes', async () => {
    const { me, practice } = await newcomer()
    const { id, finish } = await practice({ correct: 7 })
    const results = await Promise.all(Array.from({ length: 20 }, finish))
    const earned = { xp: 7, xp_today: 7, answered_today: 10, counts_today: true, too_fast: false }
    for (const result of results) expect(result.earned).toEqual(earned)
    await settle()
    const seconds = results[0]?.seconds
    expect(await logOf(me.person)).toMatchObject([
      {
        id,
        type: 'practice_completed',
        dims: { preset: 'unseen', learned: true },
        metrics: { answered: 10, correct: 7, questions: 10, seconds, xp: 7 },
        content_id: null,
      },
    ])
    expect(await paidTo(me.person)).toEqual([{ reason: 'practice', amount: 7, reference: id }])
    const [state] = await school.sql()`select counters, streaks from user_counters where user_id = ${me.person}`
    expect(state?.counters).toEqual({
      practice_completed: [1, 10, 7, 10, seconds],
      'practice_completed@preset=unseen': [1, 10, 7, 10, seconds],
    })
    expect(state?.streaks.learning.current).toBe(1)
    expect(await school.sql()`select from event_queue where user_id = ${me.person}`).toHaveLength(0)
    expect(await differences(me.person)).toEqual([])
  })

  it('pays nothing for what was right in practice that day, and not more than thirty a day', async () => {
    const { me, my, take } = await newcomer()
    const again = { preset: 'exam_mix', tests: [test], length: 25, answered: 25, minutes: 20 }
    expect((await take({ ...again, correct: 20 })).earned).toMatchObject({ xp: 20, xp_today: 20 })
    // All of the test, so twenty of them were paid.
    expect((await take({ ...again, correct: 25 })).earned).toMatchObject({ xp: 5, xp_today: 25 })
    const last = await take({ correct: 20, answered: 20, length: 20, minutes: 20 })
    expect(last.earned).toMatchObject({ xp: 5, xp_today: 30 })
    expect((await take({ ...again, correct: 25 })).earned).toMatchObject({ xp: 0, xp_today: 30 })
    // The result stays what it was.
    expect((await my.read(last.session_id)).result?.earned).toEqual(last.earned)
    await settle()
    const paid = await paidTo(me.person)
    expect(paid.map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([5, 5, 20])
    expect(await differences(me.person)).toEqual([])
  })

  it('counts for the day once it has ten answers, in two sessions, too', async () => {
    const { me, take } = await newcomer()
    const five = { correct: 0, length: 5, answered: 5 }
    expect((await take(five)).earned).toMatchObject({ xp: 0, answered_today: 5, counts_today: false })
    await settle()
    expect(await school.sql()`select from user_streaks where user_id = ${me.person}`).toHaveLength(0)
    expect((await take(five)).earned).toMatchObject({ answered_today: 10, counts_today: true })
    await settle()
    expect(await school.sql()`select current from user_streaks where user_id = ${me.person}`).toEqual([{ current: 1 }])
    expect(await paidTo(me.person)).toEqual([])
    expect(await differences(me.person)).toEqual([])
  })

  it('counts for nothing when it is faster than anyone reads, or has no answer', async () => {
    const { me, take } = await newcomer()
    const fast = await take({ correct: 10, minutes: 0 })
    expect(fast.earned).toEqual({ xp: 0, xp_today: 0, answered_today: 0, counts_today: false, too_fast: true })
    expect((await take({ correct: 0, answered: 0 })).earned).toMatchObject({ xp: 0, too_fast: false })
    await settle()
    expect(await logOf(me.person)).toEqual([])
    // Nor does it stand in the way of what follows.
    expect((await take({ correct: 10 })).earned).toMatchObject({ xp: 10, answered_today: 10 })
  })

  it('begins anew on another day', async () => {
    const { me, take } = await newcomer()
    const same = { preset: 'exam_mix', tests: [test], length: 25, answered: 25, minutes: 20, correct: 25 }
    await take(same)
    await school.sql()`
      update practice_sessions
      set
        local_date = local_date - 1, started_at = started_at - interval '1 day',
        finished_at = finished_at - interval '1 day'
      where user_id = ${me.person}
    `
    expect((await take(same)).earned).toMatchObject({ xp: 25, xp_today: 25, answered_today: 25 })
  })
})
