import { beforeAll } from 'vitest'
import type { z } from 'zod'
import { bankImport } from '../../functions/_contracts/tests/banks.ts'
import type { BankQuestion } from '../../functions/_domain/attempts/bank.ts'
import { writeBank } from '../../functions/_formats/write-bank.ts'
import type { Api } from './api.ts'
import { addMember, createPerson, type PersonRole } from './people.ts'

/** A member of the seeded community, made once for a test file. */
export function useMember(api: () => Api, role: PersonRole): () => string {
  let person = ''
  beforeAll(async () => {
    const { sql } = api().database
    person = await createPerson(sql, role)
    const [harbor] = await sql`select id from communities where slug = 'harbor'`
    await addMember(sql, harbor?.id, person, role)
  })
  return () => person
}

/** A question that any format can carry. */
export const plainQuestion = (number: number): BankQuestion => ({
  kind: 'single_choice',
  topic: 'Numbers',
  prompt: `Which number comes after ${number}?`,
  options: [String(number + 1), String(number + 2), String(number - 1)],
  fixed_order: false,
  parts: null,
  answer: { choice: 0 },
  explanation: 'One more than the number.',
  tip: '',
  option_notes: null,
  tags: [],
  difficulty: null,
  pool: 'all',
})

export const plainBank = (length: number) => Array.from({ length }, (_, index) => plainQuestion(index))

export const HEAD = { slug: 'numbers', title: 'Numbers', category: 'network', difficulty: 'easy' }

/** The bank as our JSON, with what a new test needs. */
export const jsonFile = (bank: unknown[], head: object = HEAD) => JSON.stringify({ questions: bank, test: head })
export const giftFile = (bank: BankQuestion[]) => writeBank('gift', bank)

/** How many tests, questions and keys there are: what an import writes to. */
export async function countBanks(api: Api) {
  const [row] = await api.database.sql`
    select
      (select count(*) from tests)::int as tests, (select count(*) from questions)::int as questions,
      (select count(*) from question_keys)::int as keys
  `
  return row
}

export interface Sending {
  body: BodyInit
  key?: string
  headers?: Record<string, string>
}

export const sendBank = (
  api: Api,
  person: string,
  query: Record<string, string>,
  { body, key, headers = {} }: Sending,
): Promise<Response> =>
  api.ask(`/attempts-api/tests/import?${new URLSearchParams(query)}`, person, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'text/plain', ...(key && { 'Idempotency-Key': key }), ...headers },
  })

export async function imported(response: Response): Promise<z.infer<typeof bankImport>> {
  if (response.status !== 200) throw new Error(`Not imported: ${await response.text()}`)
  const { data } = await response.json()
  return bankImport.parse(data)
}
