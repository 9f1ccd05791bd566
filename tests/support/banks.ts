import { readdirSync, readFileSync } from 'node:fs'
import type { AnswerKey } from '../../functions/_domain/attempts/kinds/rules.ts'
import type { Question } from '../../functions/_domain/attempts/question.ts'

interface Seeded extends Omit<Question, 'position' | 'key' | 'fixed_order' | 'options' | 'unit'> {
  options?: string[]
  fixed_order?: boolean
  answer: Record<string, unknown>
}

const SEEDS = new URL('../../seeds/', import.meta.url)

/** The banks that are seeded, in the order of the files, as they are when they are loaded. */
export const seededBanks: readonly (readonly Question[])[] = readdirSync(SEEDS)
  .filter((file) => file.includes('_bank_'))
  .toSorted()
  .map((file) => {
    const [, json = '[]'] = /\$bank\$(.+?)\$bank\$/s.exec(readFileSync(new URL(file, SEEDS), 'utf8')) ?? []
    const bank: Seeded[] = JSON.parse(json)
    return bank.map(({ options = null, fixed_order = false, answer, ...question }, index) => {
      const key: AnswerKey = JSON.parse(JSON.stringify({ ...answer, kind: question.kind }))
      return { ...question, options, fixed_order, key, unit: null, position: index + 1 }
    })
  })
