import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { JSON_FORMAT, JSON_VERSION } from './read.ts'

export const writeJson = (questions: BankQuestion[], test: object) =>
  `${JSON.stringify({ format: JSON_FORMAT, version: JSON_VERSION, test, questions }, undefined, 2)}\n`
