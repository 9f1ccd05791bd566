import { beforeAll } from 'vitest'
import { useApi, type Api, type ApiOptions } from './api.ts'
import { addMember, createPerson } from './people.ts'
import { sitter } from './sitter.ts'

export type Sitter = ReturnType<typeof sitter>

/** The harbor community with its networking test of a hundred questions; newcomers join as students. */
export function useSchool(options?: ApiOptions) {
  const api = useApi(options)
  const found = { harbor: '', test_id: '' }
  beforeAll(async () => {
    const [row] = await api().database.sql<{ harbor: string; test_id: string }[]>`
      select communities.id as harbor, tests.id as test_id
      from communities join tests on tests.community_id = communities.id
      where communities.slug = 'harbor' and tests.slug = 'networking-fundamentals'
    `
    if (!row) throw new Error('The seeds have no harbor.')
    Object.assign(found, row)
  })
  return {
    api,
    sql: () => api().database.sql,
    harbor: () => found.harbor,
    test: () => found.test_id,
    newcomer: async (): Promise<Sitter> => {
      const person = await createPerson(api().database.sql, 'Sia')
      await addMember(api().database.sql, found.harbor, person, 'student')
      return sitter(api(), person)
    },
  }
}

/** Takes an exam: answers every question, the first `correct` ones right, and finishes after ten minutes. */
export async function takeTest(
  me: Sitter,
  test_id: string,
  { correct, mode = 'exam', length = 25 }: { correct: number; mode?: 'exam' | 'practice'; length?: number },
) {
  const { id } = await me.start({ test_id, mode, length })
  await me.sinceMinutes(id, 10)
  return me.finish(id, { sent_at: Date.now(), responses: await me.answers(id, (number) => number <= correct) })
}

/** The event that an attempt recorded; undefined if it recorded none. */
export async function eventOf({ database: { sql } }: Api, id: string) {
  const rows = await sql<{ dims: object; metrics: object; local_date: string }[]>`
    select dims, metrics, local_date::text from activity_events where id = ${id}
  `
  if (rows.length > 1) throw new Error('It is in the log more than once.')
  return rows[0]
}

/** The stored row of an attempt. */
export async function rowOf({ database: { sql } }: Api, id: string) {
  const [row] = await sql`select *, finished_at - started_at as took from attempts where id = ${id}`
  if (!row) throw new Error('There is no such attempt.')
  return row
}
