import { describe, expect, it } from 'vitest'
import { mastery as masteryContract, masteryOfLearners } from '../../../functions/_contracts/mastery/mastery.ts'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { useGuild } from '../../support/guild.ts'
import { judgeAll, onlyBank } from '../../support/mastery.ts'
import { problemOf } from '../../support/problem.ts'
import { takeTest } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'

describe('what a learner masters', () => {
  const guild = useGuild()
  const learner = async (name?: string) => sitter(guild.api(), await guild.member('student', name))
  const read = async (person: string) => {
    const response = await guild.api().ask(`/attempts-api/mastery?community=${guild.slug()}`, person)
    expect(response.status).toBe(200)
    return masteryContract.parse((await response.json()).data)
  }
  const ofLearners = async (person: string, query: Record<string, string> = {}) =>
    guild
      .api()
      .ask(
        `/attempts-api/mastery/learners?${new URLSearchParams({ community: guild.slug(), ...query }).toString()}`,
        person,
      )
  const listed = async (person: string, query?: Record<string, string>) => {
    const response = await ofLearners(person, query)
    expect(response.status).toBe(200)
    return masteryOfLearners.parse(await response.json())
  }

  it('is every topic of the live tests, with its level and what lifts it', async () => {
    const test_id = await onlyBank(guild.sql(), guild.id())
    const me = await learner()
    const fresh = await read(me.person)
    expect(fresh.behind).toBe(false)
    expect(fresh.tests).toEqual([
      { id: test_id, slug: expect.any(String), title: 'A bank', topics: ['Topic 0', 'Topic 1', 'Topic 2'] },
    ])
    expect(fresh.topics[0]).toEqual({
      ...{ topic: 'Topic 0', level: null, share: null, questions: 9, seen: 0, held: 0, kept: 0 },
      next: { level: 'attempted', steps: ['Answer a first question.'] },
    })
    await takeTest(me, test_id, { correct: 25 })
    expect((await read(me.person)).behind).toBe(true)
    await judgeAll(guild.api())
    const now = await read(me.person)
    expect(now).toMatchObject({ behind: false })
    expect(now.topics[0]).toMatchObject({
      ...{ topic: 'Topic 0', level: 'proficient', questions: 9, seen: 9, held: 9, kept: 0 },
      next: { level: 'mastered', steps: ['Get 5 questions right again on another day.'] },
    })
    for (const { share } of now.topics) {
      expect(share?.low).toBeLessThanOrEqual(share?.share ?? 0)
      expect(share?.share).toBeLessThanOrEqual(share?.high ?? 0)
    }
  })

  it('is told to members alone', async () => {
    const me = await learner()
    const response = await guild.api().ask('/attempts-api/mastery?community=harbor', me.person)
    expect(response.status).toBe(404)
  })

  it('of all students is for those who teach them: who needs help first, a page at a time', async () => {
    const test_id = await onlyBank(guild.sql(), guild.id())
    const teacher = await guild.member('instructor')
    for (const correct of [25, 5, 15]) await takeTest(await learner(`Right ${correct}`), test_id, { correct })
    // An instructor who tries a test is no student.
    await takeTest(sitter(guild.api(), teacher), test_id, { correct: 0 })
    await judgeAll(guild.api())
    const all = await listed(teacher)
    const shares = all.data.map(({ share }) => share)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    const names = all.data.map(({ learner }) => learner.display_name)
    expect(names.filter((name) => name.startsWith('Right'))).toEqual(['Right 5', 'Right 15', 'Right 25'])
    expect(all.page.next).toBeNull()
    const first = await listed(teacher, { limit: '2' })
    const second = await listed(teacher, { limit: '2', cursor: first.page.next ?? '' })
    expect([...first.data, ...second.data].map(({ learner }) => learner.id)).toEqual(
      all.data.slice(0, 4).map(({ learner }) => learner.id),
    )
    expect(all.page.topics).toHaveLength(3)
    for (const { learners, levels } of all.page.topics) {
      expect(learners).toBe(all.data.length)
      expect(Object.values(levels).reduce((sum, count) => sum + count, 0)).toBe(learners)
    }
    const me = await learner()
    expect(await problemOf(await ofLearners(me.person))).toMatchObject({ code: 'not_allowed' })
    const stranger = await guild.api().ask('/attempts-api/mastery/learners?community=harbor', teacher)
    expect(stranger.status).toBe(404)
  })

  it('is in the export of a person', async () => {
    const me = await learner()
    await takeTest(me, await onlyBank(guild.sql(), guild.id()), { correct: 25 })
    await judgeAll(guild.api())
    const response = await guild.api().ask('/gamification-api/profile/export', me.person)
    const { mastery, memory } = exported.parse(await response.json())
    expect(mastery).toHaveLength(3)
    expect(mastery[0]).toMatchObject({ community: guild.slug(), topic: 'Topic 0', best_level: mastery[0]?.level })
    expect(memory[0]).toMatchObject({ first_mixed: true, mixed_days: 1 })
  })
})
