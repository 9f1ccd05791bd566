import { describe, expect, it } from 'vitest'
import { answerTexts } from '../../../functions/_domain/attempts/answer-texts.ts'
import type { Question } from '../../../functions/_domain/attempts/question.ts'
import { helped } from '../../support/helped.ts'
import { seated } from '../../support/sitter.ts'
import { useSchool } from '../../support/school.ts'
import { useStandIn } from '../../support/stand-in.ts'

const QUESTIONS = 100
const clean = (text: string) => text.toLowerCase().replaceAll(/[\s`*_]+/g, ' ')

describe('what a model is sent', () => {
  const standIn = useStandIn()
  const school = useSchool({ assistant: () => ({ model: standIn.client() }) })

  it('at the first three rungs of 100 seeded questions has neither the key nor the explanation in it', async () => {
    const me = await school.newcomer()
    // A day of all questions costs more than the usual budget of a learner.
    await school.sql()`
        insert into assistant_settings (community_id, month_budget, learner_day_budget)
        values (${school.harbor()}, 1000000000, 1000000000)
      `
    const help = helped(school.api(), me.person)
    const attempt = await me.start({ test_id: school.test(), mode: 'practice', length: QUESTIONS })
    const { questions } = await seated(school.api(), attempt.id)
    expect(questions).toHaveLength(QUESTIONS)
    const told = { explanations: 0, keys: 0 }
    for (const [index, { question }] of questions.entries()) {
      const shown = attempt.questions[index]
      if (!shown) throw new Error('An attempt shows every question.')
      const words = ['nudge', 'concept', 'analogue', 'check'].map(
        (rung) => `Q${index + 1}x: what I think at the ${rung}.`,
      )
      for (const [n, said] of words.entries()) {
        const step = await help.step(attempt.id, index + 1, { words: said })
        expect([step.step, step.source]).toEqual([['nudge', 'concept', 'analogue', 'check'][n], 'model'])
      }
      const sent = words.map((said) => {
        // The last to have it: later rungs repeat what was said before.
        const requests = standIn.requests(said)
        expect(requests.length).toBeGreaterThan(0)
        return requests[0]?.body
      })
      const early = sent.slice(0, 3).map((body) => textsIn(body).join('\n'))
      for (const body of early) {
        for (const sentence of sentencesOf(question.explanation)) expect(clean(body)).not.toContain(clean(sentence))
        for (const key of keysOf(question)) expect(clean(body)).not.toContain(clean(key))
        // Options stand there once, in the learner's own order, and nothing marks one.
        if (shown.options) expect(body).toContain(shown.options.map((option) => `- ${option}`).join('\n'))
        expect(body).not.toMatch(/<right_answer>|<explanation>|"(key|right|choice|choices|truth|tip)":/)
      }
      // Otherwise the search would find nothing anywhere.
      const check = textsIn(sent[3]).join('\n')
      told.explanations += Number(sentencesOf(question.explanation).every((it) => clean(check).includes(clean(it))))
      told.keys += Number(check.includes('<right_answer>'))
    }
    expect(told).toEqual({ explanations: QUESTIONS, keys: 0 })
  }, 240_000)

  it('does not change with the key: two banks that differ only in what is right are sent alike', async () => {
    const me = await school.newcomer()
    const help = helped(school.api(), me.person)
    const attempt = await me.start({ test_id: school.test(), mode: 'practice', length: 25 })
    const number =
      attempt.questions.findIndex(({ kind, options }) => kind === 'single_choice' && options?.length === 4) + 1
    const { questions } = await seated(school.api(), attempt.id)
    const bank = await school.api().deps.banks.get(school.test(), attempt.test.version, 0)
    const question = bank.find(({ position }) => position === questions[number - 1]?.question.position)
    if (question?.key.kind !== 'single_choice') throw new Error('It is a single choice.')
    const bodies = []
    const before = { ...question }
    for (const choice of [0, 1, 2, 3]) {
      // The bank is in memory, and so is what we make of it.
      Object.assign(question, { key: { kind: 'single_choice', choice }, explanation: `Because of ${choice}.`, tip: '' })
      await help.step(attempt.id, number, { words: `Which of them is it, I wonder.` })
      bodies.push(standIn.requests('Which of them is it, I wonder.').at(-1)?.body)
      await school.sql()`delete from assistant_steps where user_id = ${me.person}`
    }
    Object.assign(question, before)
    expect(bodies).toHaveLength(4)
    for (const body of bodies) expect(body).toEqual(bodies[0])
  })
})

/** Every text in a request, wherever it stands. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** Sentences long enough to be nobody's but this explanation's. */
const sentencesOf = (explanation: string): string[] =>
  explanation.split(/(?<=[.;:])\s+/).filter((sentence) => sentence.length > 25)

/** What is right where it is typed: it must not be sent. Where options are sent anyway, one of them is right. */
function keysOf({ key, options, parts, unit, prompt }: Question): readonly string[] {
  if (options !== null || key.kind === 'true_false') return []
  return answerTexts(key, { options, parts, unit }).filter(
    (text) => clean(text).length > 2 && !clean(prompt).includes(clean(text)),
  )
}
