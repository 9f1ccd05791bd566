import { describe, expect, it } from 'vitest'
import { missedTopic } from '../../../functions/_contracts/resources/listing.ts'
import { byMissed, missedIn } from '../../../functions/_domain/attempts/most-missed.ts'
import { problemOf } from '../../support/problem.ts'
import { takeTest, useSchool, type Sitter } from '../../support/school.ts'

describe('resources for the topics that an attempt missed', () => {
  const school = useSchool()
  const ask = (me: Sitter, id: string) => school.api().ask(`/resources-api/attempts/${id}`, me.person)
  const helpFor = async (me: Sitter, id: string) => missedTopic.array().parse((await (await ask(me, id)).json()).data)

  it('are up to three a topic, the most missed first, none twice within a topic', async () => {
    const me = await school.newcomer()
    const result = await takeTest(me, school.test(), { correct: 10 })
    const help = await helpFor(me, result.attempt_id)
    const missed = byMissed(result.topics.filter((topic) => missedIn(topic) > 0))
    expect(help.map(({ topic, correct, asked }) => ({ topic, correct, asked }))).toEqual(missed)
    for (const { topic, resources } of help) {
      expect(resources.length).toBeGreaterThan(0)
      expect(resources.length).toBeLessThanOrEqual(3)
      expect(new Set(resources.map(({ id }) => id)).size).toBe(resources.length)
      expect(resources.filter(({ topics }) => !topics.includes(topic))).toEqual([])
    }
  })

  it('begin with the level that fits, then what others find useful, then what is free; what is done comes last', async () => {
    const me = await school.newcomer()
    const [other, third] = [await school.newcomer(), await school.newcomer()]
    const { attempt_id } = await takeTest(me, school.test(), { correct: 0 })
    // Nothing of a medium test was right: it begins with what is for beginners.
    const [first] = await helpFor(me, attempt_id)
    expect(first?.resources.map(({ level }) => level)).toEqual(['beginner', 'beginner', 'beginner'])
    const [best, second, last] = first?.resources ?? []
    if (!best || !second || !last) throw new Error('The topic has three for beginners.')
    const mark = (id: string, which: string, { person }: Sitter) =>
      school.api().ask(`/resources-api/resources/${id}/marks/${which}`, person, { method: 'PUT' })
    for (const voter of [other, third]) await mark(last.id, 'useful', voter)
    await mark(second.id, 'useful', other)
    const [voted] = await helpFor(me, attempt_id)
    expect(voted?.resources.map(({ id }) => id)).toEqual([last.id, second.id, best.id])
    await mark(last.id, 'done', me)
    const [done] = await helpFor(me, attempt_id)
    expect(done?.resources.map(({ id }) => id)).not.toContain(last.id)
  })

  it('are none for a perfect attempt, and only for one that is finished and one’s own', async () => {
    const me = await school.newcomer()
    const { attempt_id } = await takeTest(me, school.test(), { correct: 25 })
    expect(await helpFor(me, attempt_id)).toEqual([])
    const { id } = await me.start({ test_id: school.test(), mode: 'exam', length: 25 })
    expect(await problemOf(await ask(me, id))).toMatchObject({ code: 'attempt_unfinished' })
    const stranger = await school.newcomer()
    expect((await ask(stranger, attempt_id)).status).toBe(404)
    expect((await ask(me, crypto.randomUUID())).status).toBe(404)
    await me.start({ test_id: school.test(), mode: 'exam', length: 25, restart: true })
    expect(await problemOf(await ask(me, id))).toMatchObject({ code: 'attempt_abandoned' })
  })

  it('are none of a community that the learner left', async () => {
    const me = await school.newcomer()
    const { attempt_id } = await takeTest(me, school.test(), { correct: 10 })
    await school.sql()`delete from memberships where user_id = ${me.person}`
    expect(await helpFor(me, attempt_id)).toEqual([])
  })
})
