import { describe, expect, it } from 'vitest'
import { followMastery } from '../../../functions/_services/mastery/follow.ts'
import { verifyLearner } from '../../../functions/_services/engine/verify-ledger.ts'
import { changeMemory } from '../../support/change-memory.ts'
import { useGuild } from '../../support/guild.ts'
import { fitAll, judgeAll, masteryRows, onlyBank } from '../../support/mastery.ts'
import { followAll } from '../../support/memory.ts'
import { practicing } from '../../support/practice.ts'
import { publishMilestone } from '../../support/publish.ts'
import { takeTest, type Sitter } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'
import { read } from '../../repo/files.ts'

describe('the mastery of a learner', () => {
  const guild = useGuild()
  const learner = async () => sitter(guild.api(), await guild.member('student'))
  const bank = () => onlyBank(guild.sql(), guild.id())
  const judge = () => judgeAll(guild.api())
  const rows = (me: Sitter) => masteryRows(guild.api(), me.person)
  const levels = async (me: Sitter) => (await rows(me)).map(({ topic, level }) => [topic, level])
  /** Moves all that a learner has finished so far into the past. */
  const daysLater = async ({ person }: Sitter, days: number) => {
    await guild.sql()`
      update attempts
      set
        status = 'finished', started_at = started_at - make_interval(days => ${days}),
        finished_at = finished_at - make_interval(days => ${days})
      where user_id = ${person}
    `
  }
  const reached = (me: Sitter) => guild.sql()<{ name: string }[]>`
    select (dims ->> 'topic') || ' ' || (dims ->> 'level') as name
    from activity_events where user_id = ${me.person} and type = 'mastery_reached'
    order by 1
  `

  it('follows a finished test: the better it was, the higher the topics', async () => {
    const test_id = await bank()
    const [good, bad] = [await learner(), await learner()]
    await takeTest(good, test_id, { correct: 25 })
    await takeTest(bad, test_id, { correct: 0 })
    await judge()
    expect(await levels(good)).toEqual([
      ['Topic 0', 'proficient'],
      ['Topic 1', 'proficient'],
      ['Topic 2', 'proficient'],
    ])
    expect(await rows(good)).toMatchObject([{ questions: 9, seen: 9, held: 9, kept: 0, answered: 9 }, {}, {}])
    expect(new Set((await levels(bad)).map(([, level]) => level))).toEqual(new Set(['attempted']))
    expect((await rows(bad))[0]?.share).toBeLessThan((await rows(good))[0]?.share)
  })

  it('is mastered with right answers on a second day, and falls with a miss', async () => {
    const test_id = await bank()
    const me = await learner()
    await takeTest(me, test_id, { correct: 25 })
    await daysLater(me, 1)
    await takeTest(me, test_id, { correct: 25, mode: 'practice' })
    await judge()
    expect(new Set((await levels(me)).map(([, level]) => level))).toEqual(new Set(['mastered']))
    await takeTest(me, test_id, { correct: 0 })
    await judge()
    expect(new Set((await levels(me)).map(([, level]) => level))).toEqual(new Set(['attempted']))
    expect((await rows(me)).every(({ best_level }) => best_level === 'mastered')).toBe(true)
  })

  it('is not raised by fixing what was missed', async () => {
    const test_id = await bank()
    const me = await learner()
    const my = practicing(guild.api(), me)
    const { attempt_id } = await takeTest(me, test_id, { correct: 2, mode: 'practice' })
    await daysLater(me, 3)
    await judge()
    const before = await rows(me)
    const { id } = await my.start({ preset: 'attempt_misses', attempt_id, length: 50 })
    await guild.sql()`update practice_sessions set started_at = started_at - interval '20 minutes' where id = ${id}`
    await my.finish(id, { sent_at: Date.now(), responses: await my.answers(id, () => true) })
    await judge()
    const learned = await guild.sql()`select from remembered_questions where user_id = ${me.person} and last_right`
    expect(learned).toHaveLength(25)
    expect(await rows(me)).toEqual(before)
  })

  it('is an event for each level that is reached for the first time, and rules can ask for it', async () => {
    await guild.publish(
      { slug: 'ports_proficient', criteria: { counter: 'mastery_reached:rank:max@topic=topic-0', gte: 3 } },
      { slug: 'three_mastered', criteria: { counter: 'mastery_reached@level=mastered', gte: 3 } },
    )
    await publishMilestone(guild.sql(), guild.id(), 'topic-one', {
      counter: 'mastery_reached:rank:max@topic=topic-1',
      gte: 3,
    })
    const test_id = await bank()
    const me = await learner()
    const held = async () => {
      const [row] = await guild.sql()`select earned, validated from user_counters where user_id = ${me.person}`
      return [row?.earned.length, row?.validated.length]
    }
    await takeTest(me, test_id, { correct: 25 })
    await judge()
    expect((await reached(me)).map(({ name }) => name)).toEqual([
      ...['topic-0 familiar', 'topic-0 proficient', 'topic-1 familiar'],
      ...['topic-1 proficient', 'topic-2 familiar', 'topic-2 proficient'],
    ])
    // The gate, and with it its course.
    expect(await held()).toEqual([1, 2])
    await takeTest(me, test_id, { correct: 0 })
    await judge()
    // What was earned stays, and a level that was lost and is reached again is no news.
    expect(await held()).toEqual([1, 2])
    await daysLater(me, 2)
    await takeTest(me, test_id, { correct: 25 })
    await judge()
    expect(await reached(me)).toHaveLength(6)
    await daysLater(me, 2)
    await takeTest(me, test_id, { correct: 25 })
    await judge()
    expect(await reached(me)).toHaveLength(9)
    expect(await held()).toEqual([2, 2])
    const { db, rulesets } = guild.api().deps
    expect(await verifyLearner(db, rulesets, { user_id: me.person, community_id: guild.id() })).toEqual([])
  })

  it('is the same when memory is folded from the start', async () => {
    const test_id = await bank()
    const me = await learner()
    for (const correct of [20, 10, 25]) {
      await takeTest(me, test_id, { correct })
      await judge()
      await daysLater(me, 2)
    }
    await judge()
    const before = await rows(me)
    await guild.sql()`
      insert into private.memory_changes (user_id, community_id, anew) values (${me.person}, ${guild.id()}, true)
    `
    await judge()
    expect(await rows(me)).toEqual(before)
  })

  it('follows the questions of a topic that is renamed, and forgets topics that are asked no more', async () => {
    const test_id = await bank()
    const me = await learner()
    await takeTest(me, test_id, { correct: 25 })
    await judge()
    const before = await rows(me)
    const { sql } = guild
    // As a version does that changes nothing but the name: every question keeps its lineage.
    await sql()`alter table questions disable trigger user`
    await sql()`update questions set topic = 'Renamed' where test_id = ${test_id} and topic = 'Topic 0'`
    await sql()`alter table questions enable trigger user`
    await sql()`insert into private.difficulty_wishes (community_id) values (${guild.id()})`
    await judge()
    const [renamed, ...others] = await rows(me)
    expect(renamed).toEqual({ ...before[0], topic: 'Renamed' })
    expect(others).toEqual(before.slice(1))
    await sql()`update tests set status = 'retired' where id = ${test_id}`
    await judge()
    expect(await rows(me)).toEqual([])
  })

  it('says nothing of a test before it shows what is right', async () => {
    const test_id = await bank()
    const me = await learner()
    await takeTest(me, test_id, { correct: 25 })
    await guild.sql()`
      update tests set feedback = 'after_date', feedback_from = now() + interval '1 day' where id = ${test_id}
    `
    await judge()
    expect(await rows(me)).toEqual([])
  })

  it('of those who finished tests before there was any is noted by the migration', async () => {
    const me = await learner()
    await takeTest(me, await bank(), { correct: 25 })
    await judge()
    const before = await rows(me)
    await changeMemory(guild.sql(), me.person, () => ({ mixed_days: 0, mixed_on: null }))
    const [backfill = ''] =
      /insert into private\.memory_changes \(user_id, community_id, anew\)\nselect .+?;/s.exec(
        read('migrations/20261130213000_mastery.sql'),
      ) ?? []
    await guild.sql().unsafe(backfill)
    await judge()
    expect(await rows(me)).toEqual(before)
  })

  it('goes with the account', async () => {
    const me = await learner()
    await takeTest(me, await bank(), { correct: 25 })
    await judge()
    await takeTest(me, await bank(), { correct: 25 })
    await followAll(guild.api().deps)
    await guild.sql()`select private.delete_account(${me.person})`
    const left = await guild.sql()`
      select user_id from topic_mastery where user_id = ${me.person}
      union all select user_id from private.mastery_changes where user_id = ${me.person}
    `
    expect(left).toHaveLength(0)
    await judge()
  })

  it('is judged by several workers at once, each learner by one of them', async () => {
    const test_id = await bank()
    const people = await Promise.all(Array.from({ length: 8 }, learner))
    for (const [nth, me] of people.entries()) await takeTest(me, test_id, { correct: 3 * nth })
    const { deps, database } = guild.api()
    await followAll(deps)
    await fitAll(guild.api())
    await database.sql.begin(async (sql) => {
      await sql`select from private.mastery_changes where user_id = ${people[0]?.person ?? ''} for update`
      const judged = await Promise.all(Array.from({ length: 3 }, () => followMastery(deps, 3)))
      expect(judged.reduce((sum, each) => sum + each.judged, 0)).toBeGreaterThan(0)
      while ((await followMastery(deps, 3)).more);
    })
    expect(await rows(people[0] ?? (await learner()))).toEqual([])
    await judge()
    for (const me of people) expect(await rows(me)).toHaveLength(3)
  })
})
