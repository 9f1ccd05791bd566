import type { Api } from './api.ts'
import { followMemory, type MemoryServices } from '../../functions/_services/memory/follow.ts'

/** Lets the memory of all learners follow their attempts to the end. */
export async function followAll(services: MemoryServices, sizes: Parameters<typeof followMemory>[1] = {}) {
  for (let more = true; more;) more = (await followMemory(services, sizes)).more
}

/** All that is stored of a learner's memory. */
export const memoryOf = ({ database: { sql } }: Pick<Api, 'database'>, person: string) => sql`
  select known.*, questions.position
  from remembered_questions as known
  join questions using (test_id, lineage_id)
  where user_id = ${person} and test_version = (select max(test_version) from questions as newer where newer.test_id = known.test_id)
  order by test_id, position
`

/** What a learner's memory would be if nothing of it had been stored. */
export async function replayedMemoryOf(api: Pick<Api, 'database' | 'deps'>, person: string) {
  const { sql } = api.database
  await sql`delete from memory where user_id = ${person}`
  await sql`delete from private.memory_cursors where user_id = ${person}`
  await sql`
    insert into private.memory_changes (user_id, community_id)
    select user_id, community_id from attempts where user_id = ${person}
    union
    select user_id, community_id from practice_sessions where user_id = ${person}
  `
  await followAll(api.deps)
  return memoryOf(api, person)
}

export const waitingChanges = async ({ database: { sql } }: Pick<Api, 'database'>, person: string) => {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::integer as n from private.memory_changes where user_id = ${person}
  `
  return row?.n ?? 0
}
