import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { cardsToReview, comingAgain } from '../../../functions/_db/queries/plans/review.ts'
import { storeMemory } from '../../../functions/_db/queries/memory/memory.ts'
import { recallOn } from '../../../functions/_domain/memory/card.ts'
import { chooseReview, horizonOf, type ReviewCard } from '../../../functions/_domain/plans/choose-review.ts'
import { comesAgainOn } from '../../../functions/_domain/plans/waits.ts'
import { addDays, dayAt, dayNumber } from '../../../functions/_domain/time/days.ts'
import { changeMemory, daysEarlier } from '../../support/change-memory.ts'
import { followAll } from '../../support/memory.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { planning } from '../../support/planning.ts'
import { lineagesIn, practicing } from '../../support/practice.ts'
import { publishBank, publishVersion } from '../../support/publish-bank.ts'
import { someCards, TODAY } from '../../support/review-cards.ts'
import { takeTest, useSchool } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'

const today = () => dayAt(Date.now())

describe('today’s review', () => {
  const school = useSchool()
  beforeAll(() => followAll(school.api().deps))
  /** A learner of a community of its own who has taken its test, days ago. */
  const learner = async ({ answeredDaysAgo = 40, questions = 50 } = {}) => {
    const { sql } = school
    const community = await createCommunity(sql())
    const slug = `c-${community.slice(0, 8)}`
    const test = await publishBank(sql(), { community, questions })
    const person = await createPerson(sql(), 'Pia')
    await addMember(sql(), community, person, 'student')
    const me = sitter(school.api(), person)
    await takeTest(me, test, { correct: 30, mode: 'practice', length: 50 })
    await followAll(school.api().deps)
    await changeMemory(sql(), person, (question) => daysEarlier(question, answeredDaysAgo))
    const my = planning(me, slug)
    const practice = practicing(school.api(), me)
    const start = (body: object = {}) => practice.start({ community_id: community, preset: 'due', length: 10, ...body })
    /** Answers what a session asks, in ten minutes. */
    const finish = async (id: string, most = Infinity) => {
      await sql()`
        update practice_sessions set started_at = started_at - interval '10 minutes'
        where user_id = ${person} and id = ${id}
      `
      const answers = await practice.answers(id, () => true)
      await practice.finish(id, { sent_at: Date.now(), responses: answers.slice(0, most) })
    }
    return {
      person,
      community,
      test,
      me,
      my,
      practice,
      start,
      finish,
      lineages: (id: string) => lineagesIn(school.api(), id),
    }
  }
  const follow = () => followAll(school.api().deps)

  it('asks ten of what is due, those that would be forgotten first, and then it is enough', async () => {
    const { person, my, start, finish, lineages } = await learner()
    expect(await my.today()).toMatchObject({ goal: 10, done: 0, left: 10, more: 0, next: 'review', exam_on: null })
    const cards = await school.sql()<{ lineage_id: string; stability: number; reviewed_at: number }[]>`
      select lineage_id, stability, extract(epoch from reviewed_at)::float8 * 1000 as reviewed_at
      from remembered_questions where user_id = ${person}
    `
    const { id } = await start()
    const asked = new Set(await lineages(id))
    expect(asked.size).toBe(10)
    const recall = (which: (lineage: string) => boolean) =>
      cards.filter(({ lineage_id }) => which(lineage_id)).map((card) => recallOn(card, addDays(today(), 30)))
    expect(Math.max(...recall((it) => asked.has(it)))).toBeLessThanOrEqual(Math.min(...recall((it) => !asked.has(it))))

    expect(await my.today()).toMatchObject({
      next: 'continue',
      running: { id, answered: 0, length: 10 },
      instead: null,
    })
    await finish(id)
    // Memory has not followed yet, and says the same once it has.
    const enough = { goal: 10, done: 10, left: 0, more: 10, next: 'enough', running: null }
    expect(await my.today()).toMatchObject(enough)
    await follow()
    expect(await my.today()).toMatchObject(enough)

    const more = await start()
    expect((await lineages(more.id)).filter((it) => asked.has(it))).toEqual([])
  })

  it('counts what was answered, and asks again what was left open', async () => {
    const { my, start, finish, lineages } = await learner()
    const { id } = await start()
    const asked = await lineages(id)
    await finish(id, 4)
    expect(await my.today()).toMatchObject({ goal: 10, done: 4, left: 6, next: 'review' })
    const again = new Set(await lineages((await start({ length: 50 })).id))
    expect(asked.map((it) => again.has(it))).toEqual(asked.map((_, index) => index >= 4))
  })

  it('is the same session for a start that comes twice', async () => {
    const { start } = await learner()
    const [one, two] = [await start(), await start()]
    expect(two.id).toBe(one.id)
  })

  it('has nothing new to say of what was answered today, in whatever practice', async () => {
    const { community, practice, my, start, finish, lineages } = await learner()
    const { id } = await practice.start({ community_id: community, preset: 'weak_spots', length: 20 })
    const asked = new Set(await lineages(id))
    expect(await my.today()).toMatchObject({ instead: id, running: null })
    await finish(id)
    expect(await my.today()).toMatchObject({ goal: 10, done: 0, left: 10 })
    const review = await start({ length: 100 })
    expect((await lineages(review.id)).filter((it) => asked.has(it))).toEqual([])
  })

  it('before an exam asks what has waited for a quarter of the days that were left', async () => {
    const { person, my, start } = await learner({ answeredDaysAgo: 0 })
    await changeMemory(school.sql(), person, (question) => ({
      ...daysEarlier(question, 10),
      due_on: addDays(today(), 300),
    }))
    expect(await my.today()).toMatchObject({ goal: 0, left: 0, next: 'nothing' })
    // Of 44 days that were left, eleven may go by; of 43, ten.
    expect((await my.save({ exam_on: addDays(today(), 34) })).today).toMatchObject({ goal: 0 })
    const plan = await my.save({ exam_on: addDays(today(), 33) })
    expect(plan.today).toMatchObject({ goal: 40, left: 40, next: 'review' })
    expect(plan.days[0]).toMatchObject({ review: 40, unseen: 0 })
    expect((await start({ length: 100 })).length).toBe(50)
    await my.remove()
    expect(await my.today()).toMatchObject({ goal: 0 })
  })

  it('never asks what no live test asks, what is kept for exams, or what is shown later', async () => {
    const { test, my, me, community } = await learner()
    const { sql } = school
    // Published versions are not changed: this is how a bank with a pool would have been written.
    await sql().begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update questions set pool = 'exam' where test_id = ${test} and position > 3`
    })
    expect(await my.today()).toMatchObject({ goal: 3 })
    await sql()`update tests set feedback = 'after_date', feedback_from = now() + interval '1 day' where id = ${test}`
    expect(await my.today()).toMatchObject({ goal: 0, next: 'nothing' })
    const nothing = await me.refusal('POST', '/practice', { community_id: community, preset: 'due', length: 10 })
    expect(nothing).toMatchObject({ status: 409, code: 'nothing_to_practice' })
    await sql()`update tests set feedback = 'at_once', feedback_from = null where id = ${test}`
    expect(await my.today()).toMatchObject({ goal: 3 })
    await publishVersion(sql(), test, 2, 50)
    const [{ kept } = { kept: 0 }] = await sql()<{ kept: number }[]>`
      select count(*)::integer as kept from remembered_questions join questions using (test_id, lineage_id)
      where test_id = ${test} and test_version = 2
    `
    expect((await my.today()).goal).toBe(Math.min(10, kept))
    await sql()`update tests set status = 'retired' where id = ${test}`
    expect(await my.today()).toMatchObject({ goal: 0 })
  })

  it('for an exam on one test asks that test alone', async () => {
    const { community, me, my, start } = await learner()
    const other = await publishBank(school.sql(), { community })
    await takeTest(me, other, { correct: 0, mode: 'practice' })
    await follow()
    const plan = await my.save({ exam_on: addDays(today(), 60), minutes_a_day: 240, test_id: other })
    expect(plan).toMatchObject({ questions: 25, seen: 25 })
    expect(plan.today).toMatchObject({ test_id: other, goal: 0 })
    // Questions of another test are due as they are without an exam.
    expect((await start({ length: 100 })).length).toBe(50)
  })

  it('spreads what is new over the days, and counts what was learned today', async () => {
    const { community, me, my } = await learner({ answeredDaysAgo: 0 })
    const other = await publishBank(school.sql(), { community, questions: 50 })
    const plan = await my.save({ exam_on: addDays(today(), 13), minutes_a_day: 5 })
    expect(plan).toMatchObject({ questions: 100, seen: 50 })
    const fresh = plan.days.reduce((sum, { unseen }) => sum + unseen, 0)
    expect(fresh).toBe(plan.covered)
    expect(plan.today.unseen).toBe(plan.days[0]?.unseen)
    await takeTest(me, other, { correct: 25, mode: 'practice', length: 25 })
    await follow()
    const later = await my.plan()
    expect(later).toMatchObject({ seen: 75 })
    expect(later.days[0]?.unseen).toBe(0)
  })
})

describe('what Postgres finds to review', () => {
  const school = useSchool()
  const base = { user_id: '', community_id: '', tests: [''], lineages: [''] }
  beforeAll(async () => {
    const { sql } = school
    base.community_id = await createCommunity(sql())
    base.user_id = await createPerson(sql(), 'Pia')
    const test = await publishBank(sql(), { community: base.community_id, questions: 60 })
    const other = await publishBank(sql(), { community: base.community_id })
    const rows = await sql()<{ lineage_id: string }[]>`select lineage_id from questions where test_id = ${test}`
    base.tests = [test, other]
    base.lineages = rows.map(({ lineage_id }) => lineage_id)
  })

  it('is what the domain chooses, in its order, and comes again on the days that the domain says', async () => {
    const exams = fc.option(
      fc.integer({ min: 0, max: 731 }).map((days) => addDays(TODAY, days)),
      { nil: null },
    )
    await fc.assert(
      fc.asyncProperty(someCards, exams, fc.integer({ min: 1, max: 60 }), async (some, exam_on, most) => {
        const { sql } = school
        const { user_id, community_id, tests, lineages } = base
        const cards = some.map((card, index): ReviewCard => ({ ...card, lineage_id: lineages[index] ?? '' }))
        await sql()`delete from memory where user_id = ${user_id}`
        await storeMemory(
          sql(),
          cards.map(({ in_exam, lineage_id, ...card }, part) => ({
            ...{ user_id, community_id, test_id: (in_exam ? tests[0] : tests[1]) ?? '', part, lineages: [lineage_id] },
            questions: [
              {
                ...card,
                ...{ difficulty: 5, repetitions: 1, lapses: 0, answered: 1, missed: 0 },
                ...{ first_at: card.reviewed_at, first_right: true, last_right: true },
                ...{ first_mixed: true, mixed_days: 0, mixed_on: null },
              },
            ],
          })),
        )
        const days = { today: TODAY, exam_on }
        const query = { user_id, community_id, tests, exam_test: tests[0] ?? null, since: 0, ...days }
        const found = await cardsToReview(sql(), query, most)
        expect(found.map((it) => it.lineage_id)).toEqual(chooseReview(cards, days, most).map((it) => it.lineage_id))
        expect(chooseReview(found, days, most)).toEqual([...found])
        // By the curve of ts-fsrs itself.
        const recall = found.map((card) => recallOn(card, horizonOf(days)))
        expect(recall).toEqual(recall.toSorted((a, b) => a - b))
        if (exam_on === null) return
        const again = await comingAgain(sql(), { ...query, exam_on })
        const counts = new Map<number, number>()
        for (const { due_on, last_at, in_exam } of cards) {
          const on = comesAgainOn({ due_on, answered_on: dayAt(last_at) }, in_exam ? exam_on : null)
          const day = Math.max(0, dayNumber(on) - dayNumber(TODAY))
          counts.set(day, (counts.get(day) ?? 0) + 1)
        }
        expect(new Map(again.map(({ day, questions }) => [day, questions]))).toEqual(counts)
      }),
      { numRuns: 30 },
    )
  })
})
