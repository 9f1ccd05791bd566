import { describe, expect, it } from 'vitest'
import { useSchool } from '../../support/school.ts'

describe('an attempt', () => {
  const school = useSchool()

  it('an attempt goes from start to review', async () => {
    const me = await school.newcomer()
    const attempt = await me.start({ test_id: school.test(), mode: 'exam', length: 25 })
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
      counts: true,
      replayed: false,
    })
    expect(result.progress?.achievements.map(({ name }) => name)).toContain('Test Rookie')
    const review = await me.review(attempt.id)
    expect(review.questions.filter(({ verdict }) => verdict === 'correct')).toHaveLength(23)
    expect(await me.finish(attempt.id)).toEqual({ ...result, replayed: true })
  })
})
