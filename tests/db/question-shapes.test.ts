import { describe, expect, it } from 'vitest'
import { bankQuestion } from '../../functions/_contracts/tests/bank-question.ts'
import { useDatabase } from '../support/database.ts'
import { everyKind } from '../support/every-kind.ts'

const database = useDatabase()
const bank = everyKind('shapes')

/** Whether the database takes what a question asks and what is right in it, apart from the table that it goes into. */
async function takes({ kind, prompt, options, parts, answer }: Record<string, unknown>): Promise<boolean> {
  const { sql } = database()
  const json = (value: unknown) => JSON.stringify(value ?? null)
  const [row] = await sql<{ taken: boolean }[]>`
    with given as (
      select
        ${String(kind)}::text as kind, ${String(prompt)}::text as prompt,
        nullif(${json(parts)}::text::jsonb, 'null') as parts, ${json(answer)}::text::jsonb as answer
    )
    select
      private.is_answer(kind, answer) and private.is_parts(kind, parts, prompt)
      and private.why_key_is_wrong(kind, ${Array.isArray(options) ? options.length : null}::integer, parts, answer) is null
      and (kind <> 'hotspot' or jsonb_array_length(parts -> 'areas') = ${Array.isArray(options) ? options.length : 0}::integer)
      as taken
    from given
  `
  return row?.taken === true
}

const ask = (kind: string) => {
  const question = bank.find((it) => it.kind === kind)
  if (!question) throw new Error(`There is no ${kind}.`)
  return question
}

const area = (shape: object) => ({
  parts: {
    ...ask('hotspot').parts,
    areas: [shape, { shape: 'circle', x: 50, y: 50, radius: 9 }, { shape: 'circle', x: 50, y: 50, radius: 9 }],
  },
})

describe('what a question asks and what is right in it', () => {
  it.each(bank.map((question) => [question.kind, question] as const))(
    'is taken by the contract and by the database: %s',
    async (_, question) => {
      expect(bankQuestion.parse(question)).toEqual(question)
      expect(await takes({ ...question })).toBe(true)
    },
  )

  it.each<[string, string, object]>([
    ['a key that no option has', 'single_choice', { answer: { choice: 4 } }],
    ['no key at all', 'single_choice', { answer: {} }],
    ['a key of another kind', 'single_choice', { answer: { choices: [0] } }],
    ['a partial that is no yes', 'multiple_choice', { answer: { choices: [0], partial: false } }],
    ['parts where there are none', 'true_false', { parts: { stems: ['a', 'b'] } }],
    ['a pair too few', 'matching', { answer: { pairs: [0, 1] } }],
    ['a pair without its option', 'matching', { answer: { pairs: [0, 1, 4] } }],
    ['no stems', 'matching', { parts: null }],
    ['an order with duplicates', 'ordering', { answer: { order: [0, 1, 2, 2] } }],
    ['half an order', 'ordering', { answer: { order: [0, 1] } }],
    ['a category that is not there', 'categorizing', { answer: { categories: [0, 1, 2, 0] } }],
    ['an item without a category', 'categorizing', { answer: { categories: [0, 1, 1] } }],
    ['one category', 'categorizing', { parts: { categories: ['cold'] } }],
    ['a cloze without gaps', 'cloze', { prompt: 'Nothing.', parts: { gaps: [] }, answer: { gaps: [] } }],
    ['a gap that is not in the prompt', 'cloze', { prompt: 'Only {{1}} and {{2}}.' }],
    ['a gap twice', 'cloze', { prompt: '{{1}} {{2}} {{3}} {{3}}' }],
    ['gaps out of order', 'cloze', { prompt: '{{2}} {{1}} {{3}}' }],
    [
      'a text that is right where there are choices',
      'cloze',
      { answer: { gaps: [{ accepted: ['a'] }, { accepted: ['a'] }, { accepted: ['a'] }] } },
    ],
    [
      'a choice that is not there',
      'cloze',
      { answer: { gaps: [{ choice: 2 }, { accepted: ['a'] }, { accepted: ['a'] }] } },
    ],
    [
      'a tolerance below zero',
      'cloze',
      { answer: { gaps: [{ choice: 0 }, { accepted: ['a'] }, { value: 1, tolerance: -1 }] } },
    ],
    ['an area outside the picture', 'hotspot', area({ shape: 'rect', x: 250, y: 0, width: 51, height: 10 })],
    ['a circle that leaves it', 'hotspot', area({ shape: 'circle', x: 5, y: 50, radius: 6 })],
    [
      'a corner outside',
      'hotspot',
      area({
        shape: 'polygon',
        points: [
          [0, 0],
          [10, 201],
          [20, 0],
        ],
      }),
    ],
    [
      'a line for an area',
      'hotspot',
      area({
        shape: 'polygon',
        points: [
          [0, 0],
          [10, 10],
        ],
      }),
    ],
    ['an area without a name', 'hotspot', { options: ['left', 'right'] }],
    ['a picture that is none', 'hotspot', { parts: { ...ask('hotspot').parts, picture: 'a.png' } }],
    ['an essay without a model', 'essay', { answer: { model: '', points: [] } }],
    ['a length of no words', 'essay', { parts: { words: 0 } }],
    ['a case of one part', 'case', { parts: { parts: [] }, answer: { parts: [] } }],
    [
      'a part without its key',
      'case',
      {
        answer: {
          parts: [
            { kind: 'single_choice', choice: 1 },
            { kind: 'numeric', value: 1, tolerance: 0 },
          ],
        },
      },
    ],
    [
      'a part with a key of another kind',
      'case',
      { answer: { parts: Array.from({ length: 4 }, () => ({ kind: 'true_false', truth: true })) } },
    ],
    [
      'a case within a case',
      'case',
      {
        parts: {
          parts: Array.from({ length: 4 }, () => ({
            kind: 'case',
            prompt: 'a',
            options: null,
            parts: null,
            unit: null,
          })),
        },
      },
    ],
  ])('is refused by the contract and by the database: %s', async (_, kind, change) => {
    const spoiled = { ...ask(kind), ...change }
    expect(bankQuestion.safeParse(spoiled).success).toBe(false)
    expect(await takes(spoiled)).toBe(false)
  })
})
