import { readdirSync, readFileSync } from 'node:fs'
import type { BankQuestion } from '../../functions/_domain/attempts/bank.ts'
import type { AnswerKey } from '../../functions/_domain/attempts/kinds/rules.ts'
import type { Question } from '../../functions/_domain/attempts/question.ts'

interface Seeded extends Omit<
  Question,
  'position' | 'key' | 'fixed_order' | 'options' | 'unit' | 'parts' | 'option_notes' | 'pool' | 'media'
> {
  options?: string[]
  parts?: Question['parts']
  option_notes?: string[]
  pool?: Question['pool']
  fixed_order?: boolean
  answer: { unit?: string }
}

const SEEDS = new URL('../../seeds/', import.meta.url)

/** The banks that are seeded, in the order of the files, as they are when they are loaded. */
export const seededBanks: readonly (readonly Question[])[] = readdirSync(SEEDS)
  .filter((file) => file.includes('_bank_'))
  .toSorted()
  .map((file) => {
    const [, json = '[]'] = /\$bank\$(.+?)\$bank\$/s.exec(readFileSync(new URL(file, SEEDS), 'utf8')) ?? []
    const bank: Seeded[] = JSON.parse(json)
    return bank.map(({ answer, ...question }, index) => ({
      ...{ options: null, fixed_order: false, parts: null, option_notes: null, pool: 'all', media: [] },
      ...question,
      ...keyOf(question.kind, answer),
      position: index + 1,
      media: [],
    }))
  })

/** A question of a bank as an attempt asks it. */
export function toQuestion(question: BankQuestion, position: number): Question {
  const { kind, topic, prompt, options, fixed_order, parts, explanation, tip, option_notes, pool, answer } = question
  const said = { kind, topic, prompt, options, fixed_order, parts, explanation, tip, option_notes, pool }
  return { ...said, ...keyOf(kind, answer), position, media: [] }
}

/** The key, and the unit that is asked with the question. */
function keyOf(kind: Question['kind'], answer: object) {
  const { unit, ...right } = { unit: null, ...answer }
  const key: AnswerKey = JSON.parse(JSON.stringify({ ...right, kind }))
  return { key, unit }
}
