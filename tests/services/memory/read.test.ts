import { describe, expect, it } from 'vitest'
import { memory as memoryContract } from '../../../functions/_contracts/memory/memory.ts'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { withUser } from '../../../functions/_db/session.ts'
import { addDays, dayAt } from '../../../functions/_domain/time/days.ts'
import { changeMemory } from '../../support/change-memory.ts'
import { useGuild } from '../../support/guild.ts'
import { followAll } from '../../support/memory.ts'
import { claimsOf } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { publishBank, publishVersion } from '../../support/publish-bank.ts'
import { takeTest } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'

describe('what a learner remembers', () => {
  const guild = useGuild()
  const ask = (person: string, query: Record<string, string> = {}) =>
    guild.api().ask(`/attempts-api/memory?${new URLSearchParams({ community: guild.slug(), ...query })}`, person)
  const read = async (person: string, query?: Record<string, string>) => {
    const response = await ask(person, query)
    expect(response.status).toBe(200)
    return memoryContract.parse((await response.json()).data)
  }
  const learner = async () => sitter(guild.api(), await guild.member('student'))
  const publish = () => publishBank(guild.sql(), { community: guild.id() })
  const follow = () => followAll(guild.api().deps)
  const today = () => dayAt(Date.now())

  it('is counted over all and by topic, with what should last to a day', async () => {
    const me = await learner()
    expect(await read(me.person)).toEqual({
      ...{ today: today(), on: today(), behind: false, seen: 0, due: 0, lasting: null, topics: [] },
    })
    await takeTest(me, await publish(), { correct: 25 })
    expect(await read(me.person)).toMatchObject({ behind: true, seen: 0 })
    await follow()
    const now = await read(me.person)
    expect(now).toMatchObject({ behind: false, seen: 25, due: 0, lasting: 100 })
    expect(now.topics).toEqual([
      { topic: 'Topic 0', seen: 9, due: 0, lasting: 100 },
      { topic: 'Topic 1', seen: 8, due: 0, lasting: 100 },
      { topic: 'Topic 2', seen: 8, due: 0, lasting: 100 },
    ])
    const on = addDays(today(), 30)
    const later = await read(me.person, { on })
    expect(later).toMatchObject({ on, seen: 25, due: 0 })
    expect(later.lasting).toBeLessThan(90)
    expect(later.lasting).toBeGreaterThan(0)
    // A day that has passed is today.
    expect(await read(me.person, { on: '2020-02-29' })).toEqual(now)
  })

  it('is due once its day has come, and never of a question that is asked no more', async () => {
    const me = await learner()
    const test_id = await publish()
    await takeTest(me, test_id, { correct: 0 })
    await follow()
    const { sql } = guild
    await changeMemory(sql(), me.person, () => ({ due_on: today() }))
    expect(await read(me.person)).toMatchObject({ seen: 25, due: 25 })
    // The next version asks something else in place of all but those that keep their lineage.
    await publishVersion(sql(), test_id, 2)
    const [{ kept } = { kept: 0 }] = await sql()<{ kept: number }[]>`
      select count(*)::integer as kept from remembered_questions join questions using (test_id, lineage_id)
      where user_id = ${me.person} and test_version = 2
    `
    expect(await read(me.person)).toMatchObject({ seen: kept, due: kept })
    await sql()`update tests set status = 'retired' where id = ${test_id}`
    expect(await read(me.person)).toMatchObject({ seen: 0, due: 0, lasting: null, topics: [] })
    expect(await sql()`select from remembered_questions where user_id = ${me.person}`).toHaveLength(25)
  })

  it('is told to its learner alone, and for a day that there is', async () => {
    const me = await learner()
    const stranger = await guild.api().ask(`/attempts-api/memory?community=harbor`, me.person)
    expect(stranger.status).toBe(404)
    expect(await problemOf(await ask(me.person, { on: '2026-02-30' }))).toMatchObject({ code: 'validation_failed' })
    expect(await problemOf(await ask(me.person, { on: 'soon' }))).toMatchObject({ code: 'validation_failed' })
  })

  it('is read with a token of the learner or of an instructor, and not before its test shows what is right', async () => {
    const me = await learner()
    const test_id = await publish()
    await takeTest(me, test_id, { correct: 25 })
    await follow()
    const rowsSeenBy = async (person: string) => {
      const rows = await withUser(
        guild.api().database.db,
        claimsOf(person),
        (_, sql) => sql`select from remembered_questions where user_id = ${me.person}`,
      )
      return rows.length
    }
    const [teacher, fellow] = [await guild.member('instructor'), await guild.member('student')]
    expect(await Promise.all([me.person, teacher, fellow].map(rowsSeenBy))).toEqual([25, 25, 0])
    await guild.sql()`
      update tests set feedback = 'after_date', feedback_from = now() + interval '1 day' where id = ${test_id}
    `
    expect(await Promise.all([me.person, teacher].map(rowsSeenBy))).toEqual([0, 25])
    await guild.sql()`update tests set feedback_from = now() - interval '1 day' where id = ${test_id}`
    expect(await rowsSeenBy(me.person)).toBe(25)
  })

  it('is in the export of a person, with the questions and without their keys', async () => {
    const me = await learner()
    await takeTest(me, await publish(), { correct: 10 })
    await follow()
    const response = await guild.api().ask('/gamification-api/profile/export', me.person)
    const text = await response.text()
    expect(response.status, text).toBe(200)
    const { memory } = exported.parse(JSON.parse(text))
    expect(memory).toHaveLength(25)
    expect(memory.filter(({ missed }) => missed === 0)).toHaveLength(10)
    expect(memory[0]).toMatchObject({ community: guild.slug(), test: 'A bank', answered: 1, repetitions: 1 })
    expect(memory.every(({ question }) => question.startsWith('Prompt'))).toBe(true)
    expect(text).not.toMatch(/Why \d|Tip \d/)
  })

  it('goes with the account', async () => {
    const me = await learner()
    const test_id = await publish()
    await takeTest(me, test_id, { correct: 10 })
    await follow()
    await takeTest(me, test_id, { correct: 10 })
    await guild.sql()`select private.delete_account(${me.person})`
    const left = await guild.sql()`
      select user_id from memory where user_id = ${me.person}
      union all select user_id from private.memory_changes where user_id = ${me.person}
      union all select user_id from private.memory_cursors where user_id = ${me.person}
    `
    expect(left).toHaveLength(0)
    await follow()
  })
})
