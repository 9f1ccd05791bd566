import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { bankQuestion } from '../../../functions/_contracts/tests/bank-question.ts'
import type { BankQuestion } from '../../../functions/_domain/attempts/bank.ts'
import { Failure } from '../../local/failure.ts'

/** A test whose questions a seed has as JSON. */
export interface SeededBank {
  file: string
  community: string
  /** The slug of the test. */
  test: string
  questions: readonly BankQuestion[]
}

/** Something in a bank that has to be mended. */
export interface BankFinding {
  bank: string
  /** From 1; null where it is about the bank as a whole. */
  question: number | null
  what: string
}

const FILE = /^\d+_bank_\w+\.sql$/

export const readBanks = (folder: string): SeededBank[] =>
  readdirSync(folder)
    .filter((file) => FILE.test(file))
    .toSorted()
    .map((file) => readBank(file, readFileSync(join(folder, file), 'utf8')))

export function readBank(file: string, sql: string): SeededBank {
  const [, community, test] = /private\.stable_id\('test:([\w-]+):([\w-]+)'\)/.exec(sql) ?? []
  const [, json] = sql.split('$bank$')
  if (community === undefined || test === undefined || json === undefined)
    throw new Failure(
      `${file} has no bank.`,
      'It names its test by private.stable_id and has its questions between two $bank$.',
    )
  const given = parse(file, json)
  const { data, error } = z.array(bankQuestion).safeParse(given)
  if (error) throw new Failure(`${file} has a question that is not well formed.`, z.prettifyError(error))
  // The database takes what it is given, so a seed has to be in the form that an import would bring it into.
  const other = data.findIndex((question, index) => !isDeepStrictEqual({ ...question, ...given[index] }, question))
  if (other >= 0)
    throw new Failure(
      `Question ${other + 1} of ${file} would be changed by an import.`,
      `It would be ${JSON.stringify(data[other], undefined, 2)}`,
    )
  return { file, community, test, questions: data }
}

function parse(file: string, json: string): object[] {
  try {
    return z.array(z.looseObject({})).parse(JSON.parse(json))
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error
    throw new Failure(`The bank of ${file} is not a list in JSON.`, error.message, { cause: error })
  }
}
