import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { seated } from '../../support/sitter.ts'
import { useSchool } from '../../support/school.ts'

describe('a review', () => {
  const school = useSchool()
  const reviewed = async (mode: 'exam' | 'practice') => {
    const me = await school.newcomer()
    const { id } = await me.start({ test_id: school.test(), mode, length: 100 })
    await me.sinceMinutes(id, 30)
    const answers = await me.answers(id, (number) => number <= 40)
    const skips = [90, 91].map((number) => ({ number, answer: null, skipped: true, at: Date.now() }))
    const responses = [...answers.slice(0, 70), ...skips]
    const flags = [2, 41, 90].map((number) => ({ number, flagged: true }))
    const result = await me.finish(id, { sent_at: Date.now(), responses, flags })
    return { me, id, answers, result, review: await me.review(id) }
  }

  it.each(['exam', 'practice'] as const)(
    'of an %s counts all, correct, incorrect, unanswered, flagged and skipped',
    async (mode) => {
      const { review, result } = await reviewed(mode)
      const numbers = (filter: (card: (typeof review.questions)[number]) => boolean) =>
        review.questions.filter(filter).map(({ number }) => number)
      expect(numbers(() => true)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
      expect(numbers(({ verdict }) => verdict === 'correct')).toHaveLength(40)
      expect(numbers(({ verdict }) => verdict === 'incorrect')).toHaveLength(30)
      expect(numbers(({ verdict }) => verdict === 'unanswered')).toHaveLength(30)
      expect(numbers(({ flagged }) => flagged)).toEqual([2, 41, 90])
      expect(numbers(({ skipped }) => skipped)).toEqual([90, 91])
      expect(review.result).toEqual({ ...result, replayed: true })
    },
  )

  it("each question of a review shows the learner's answer, the right one, the explanation and the exam tip", async () => {
    const { review, answers, id } = await reviewed('exam')
    const { questions } = await seated(school.api(), id)
    for (const [index, { answer, revealed, prompt, verdict }] of review.questions.entries()) {
      const { question, right } = questions[index] ?? {}
      expect(answer).toEqual(index < 70 ? answers[index]?.answer : null)
      expect({ ...revealed, prompt }).toMatchObject({
        explanation: question?.explanation,
        tip: question?.tip,
        prompt: question?.prompt,
      })
      // A key of typed answers says more than one of them.
      if (!(right && TYPED.has(right.kind))) expect(revealed.right).toEqual(right)
      if (verdict === 'correct') expect(answer).toEqual(right)
    }
  })

  it('a review names options by their place shown, so that the right one has the text of the bank', async () => {
    const { review, id } = await reviewed('exam')
    const { questions } = await seated(school.api(), id)
    const chosen = review.questions.filter(({ kind }) => kind === 'single_choice' || kind === 'multiple_choice')
    expect(chosen.length).toBeGreaterThan(50)
    for (const { number, options, revealed } of chosen) {
      const { key, options: bank } = questions[number - 1]?.question ?? {}
      expect(new Set(named(revealed.right, options))).toEqual(new Set(named(key, bank ?? null)))
    }
  })

  it('a review grades multiple choice all or nothing, numbers with their tolerance, and spellings trimmed and case-folded', async () => {
    const me = await school.newcomer()
    const { id, questions: asked } = await me.start({ test_id: school.test(), mode: 'exam', length: 100 })
    await me.sinceMinutes(id, 30)
    const { questions } = await seated(school.api(), id)
    const responses = questions.flatMap(({ right, question: { key } }, index): object[] => {
      const number = index + 1
      const at = Date.now()
      if (right.kind === 'multiple_choice' && right.choices.length > 1)
        return [{ number, at, answer: { ...right, choices: right.choices.slice(1) } }]
      if (key.kind === 'numeric') return [{ number, at, answer: { kind: key.kind, value: key.value + key.tolerance } }]
      if (right.kind === 'short_text')
        return [{ number, at, answer: { ...right, text: `  ${right.text.toUpperCase()} ` } }]
      return []
    })
    await me.finish(id, { sent_at: Date.now(), responses })
    const verdicts = Map.groupBy((await me.review(id)).questions, ({ kind }) => kind)
    const of = (kind: (typeof asked)[number]['kind']) => new Set(verdicts.get(kind)?.map(({ verdict }) => verdict))
    expect([...of('multiple_choice')]).not.toContain('correct')
    expect([...of('numeric')]).toEqual(['correct'])
    expect([...of('short_text')]).toEqual(['correct'])
  })
})

const TYPED = new Set(['numeric', 'short_text', 'cloze'])

/** What the options read that are named. */
function named(right: object | undefined, options: readonly string[] | null) {
  const places = z
    .object({ choice: z.number() })
    .or(z.object({ choices: z.array(z.number()) }))
    .parse(right)
  return ('choice' in places ? [places.choice] : places.choices).map((place) => options?.[place])
}
