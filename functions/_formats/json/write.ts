import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import type { BankMedia } from '../bank-media.ts'
import { writeMedia } from './media.ts'
import { JSON_FORMAT, JSON_VERSION } from './read.ts'

export function writeJson(questions: BankQuestion[], test: object, media: readonly BankMedia[] = []): string {
  const files = media.length > 0 ? { media: media.map(writeMedia) } : {}
  const bank = { format: JSON_FORMAT, version: JSON_VERSION, test, questions: questions.map(withId), ...files }
  return `${JSON.stringify(bank, undefined, 2)}\n`
}

const withId = ({ external_id, ...question }: BankQuestion) =>
  external_id === undefined ? question : { id: external_id, ...question }
