import type postgres from 'postgres'
import { bankQuestion } from '../../functions/_contracts/tests/bank-question.ts'
import type { BankQuestion } from '../../functions/_domain/attempts/bank.ts'
import { addPictureRow } from './picture-row.ts'

const PICTURE = '11111111-2222-4333-8444-555555555555'

/** A question of each kind. Every word that says what is right, and no other, has “secret” in it. */
export function everyKind(name: string): BankQuestion[] {
  const options = ['north', 'east', 'south', 'west'].map((side) => `${side} ${name}`)
  const words = (kind: string) => ({
    topic: `Topic of ${name}`,
    prompt: `What of ${name}, ${kind}?`,
    explanation: `Secret why of ${name}`,
    tip: `Secret tip of ${name}`,
    tags: ['drawn', name],
    difficulty: 'hard',
  })
  const notes = { option_notes: options.map((option) => `Secret note on ${option}`) }
  const asked = [
    { kind: 'single_choice', options, ...notes, answer: { choice: 1 } },
    { kind: 'multiple_choice', options, ...notes, answer: { choices: [0, 2], partial: true } },
    { kind: 'true_false', option_notes: ['Secret note on true', ''], answer: { truth: false } },
    { kind: 'numeric', answer: { value: 424_242, tolerance: 0.5, unit: 'ms' } },
    { kind: 'short_text', answer: { accepted: [`secret word ${name}`] } },
    { kind: 'matching', options, ...notes, parts: { stems: ['N', 'E', 'S'] }, answer: { pairs: [0, 1, 2] } },
    { kind: 'ordering', options, ...notes, answer: { order: [0, 1, 2, 3] } },
    {
      kind: 'categorizing',
      options,
      ...notes,
      parts: { categories: ['cold', 'warm'] },
      answer: { categories: [0, 1, 1, 0] },
    },
    {
      kind: 'cloze',
      prompt: `Of ${name}: {{1}}, {{2}} and {{3}}.`,
      parts: { gaps: [['up', 'down'], null, null] },
      answer: { gaps: [{ choice: 0 }, { accepted: [`secret gap ${name}`] }, { value: 535_353, tolerance: 1 }] },
    },
    {
      kind: 'hotspot',
      options: ['left', 'right', 'below'],
      parts: {
        picture: PICTURE,
        width: 300,
        height: 200,
        areas: [
          { shape: 'rect', x: 0, y: 0, width: 100, height: 100 },
          { shape: 'circle', x: 200, y: 50, radius: 50 },
          {
            shape: 'polygon',
            points: [
              [0, 100],
              [300, 100],
              [150, 200],
            ],
          },
        ],
      },
      answer: { choices: [1, 2] },
    },
    { kind: 'essay', parts: { words: 80 }, answer: { model: `Secret model of ${name}`, points: ['secret point'] } },
    {
      kind: 'case',
      parts: {
        parts: [
          { kind: 'single_choice', prompt: 'First?', options: ['a', 'b'] },
          { kind: 'numeric', prompt: 'How many?', unit: 'ms' },
          { kind: 'matching', prompt: 'Which?', options: ['one', 'two'], parts: { stems: ['1', '2'] } },
          { kind: 'short_text', prompt: 'Word?' },
        ],
      },
      answer: {
        parts: [
          { kind: 'single_choice', choice: 1 },
          { kind: 'numeric', value: 646_464, tolerance: 0 },
          { kind: 'matching', pairs: [0, 1] },
          { kind: 'short_text', accepted: [`secret part ${name}`] },
        ],
      },
    },
  ]
  return asked.map((question) => bankQuestion.parse({ ...words(question.kind), ...question }))
}

/** A live test of questions of every kind; an attempt of 25 has each kind twice. */
export async function publishEveryKind(sql: postgres.Sql, community: string): Promise<string> {
  const id = crypto.randomUUID()
  const bank = ['one', 'two', 'three'].flatMap(everyKind)
  await sql`
    insert into tests (id, community_id, slug, title, category, difficulty)
    values (${id}, ${community}, ${`kinds-${id.slice(0, 8)}`}, 'Every kind', 'network', 'medium')
  `
  await addPictureRow(sql, { id: PICTURE, community, width: 300, height: 200 })
  await sql`select private.write_questions(${id}, 1, ${JSON.stringify(bank)}::text::jsonb)`
  await sql`update tests set status = 'live', version = 1 where id = ${id}`
  return id
}
