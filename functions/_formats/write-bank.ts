import type { BankFormat, BankQuestion } from '../_domain/attempts/bank.ts'
import type { BankMedia } from './bank-media.ts'
import { nameOf } from './excerpt.ts'
import { formats } from './formats.ts'

/** A question that a format cannot carry whole. */
export interface Unwritable {
  /** In the bank, from 1. */
  number: number
  name: string
  message: string
}

/** The questions that prevent an export: a file never leaves anything out. */
export const unwritable = (format: BankFormat, bank: BankQuestion[]): Unwritable[] =>
  bank.flatMap((question, index) => {
    const message = formats[format].cannot(question)
    return message === undefined ? [] : [{ number: index + 1, name: nameOf(index, question.prompt), message }]
  })

export const writeBank = (
  format: BankFormat,
  bank: BankQuestion[],
  test: object = {},
  media: readonly BankMedia[] = [],
): string => formats[format].write(bank, test, media)
