import { beforeAll, describe, expect, it } from 'vitest'
import { useApi } from '../support/api.ts'
import { addMember, createPerson } from '../support/people.ts'
import { sitter } from '../support/sitter.ts'

describe('an attempt', () => {
  const api = useApi()
  let harbor: string
  let test_id: string
  beforeAll(async () => {
    const [row] = await api().database.sql`
      select communities.id as harbor, tests.id as test from communities join tests on tests.community_id = communities.id
      where communities.slug = 'harbor' and tests.slug = 'networking-fundamentals'
    `
    harbor = row?.harbor
    test_id = row?.test
  })
  const newcomer = async () => {
    const person = await createPerson(api().database.sql, 'Sia')
    await addMember(api().database.sql, harbor, person, 'student')
    return sitter(api(), person)
  }

  it('goes from start to review', async () => {
    const me = await newcomer()
    const attempt = await me.start({ test_id, mode: 'exam', length: 25 })
    await me.sinceMinutes(attempt.id, 10)
    const answers = await me.answers(attempt.id, (number) => number <= 23)
    const saved = await me.save(attempt.id, { responses: answers.slice(0, 20), revision: 0, position: 20 })
    expect(saved).toMatchObject({ revision: 1, answered: 20, missed: null })
    const result = await me.finish(attempt.id, { sent_at: Date.now(), responses: answers.slice(20) })
    expect(result).toMatchObject({
      correct: 23,
      answered: 25,
      percent: 92,
      band: 'ready',
      counts: 'yes',
      replayed: false,
    })
    expect(result.progress?.achievements.map(({ name }) => name)).toContain('Test Rookie')
    const review = await me.review(attempt.id)
    expect(review.questions.filter(({ verdict }) => verdict === 'correct')).toHaveLength(23)
    expect(await me.finish(attempt.id)).toEqual({ ...result, replayed: true })
  })
})
