import type postgres from 'postgres'
import type { QuestionMemory } from '../../../_domain/memory/remember.ts'
import type { SeenQuestion } from '../../../_domain/memory/summarize.ts'
import { bindQuery } from '../../arrays.ts'
import type { Database } from '../../client.ts'
import { boolean, date, float8, instant, integer, sentRows, smallint, uuid } from '../../columns.ts'
import { withRepeat } from '../../repeat.ts'
import { fragment, statement } from '../../statement.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

/** A question that a learner answered. */
interface MemoryKey {
  user_id: string
  lineage_id: string
}

export interface MemoryRow extends MemoryKey, LearnerKey, QuestionMemory {
  test_id: string
}

/** What is stored of these questions. Times are in milliseconds since 1970. */
export const storedMemory = (sql: postgres.Sql, keys: readonly MemoryKey[]) => sql<(MemoryKey & QuestionMemory)[]>`
  select
    user_id, lineage_id, stability, difficulty, due_on::text,
    extract(epoch from reviewed_at)::float8 * 1000 as reviewed_at, repetitions, lapses, answered, missed,
    extract(epoch from first_at)::float8 * 1000 as first_at, extract(epoch from last_at)::float8 * 1000 as last_at,
    first_right, last_right, first_mixed, mixed_days, mixed_on::text
  from unnest(
    ${keys.map(({ user_id }) => user_id)}::uuid[], ${keys.map(({ lineage_id }) => lineage_id)}::uuid[]
  ) as asked (user_id, lineage_id)
  join memory using (user_id, lineage_id)
`

const row = sentRows('sent', (rows: readonly MemoryRow[]) => rows, {
  keys: {
    user_id: uuid((it) => it.user_id),
    lineage_id: uuid((it) => it.lineage_id),
    community_id: uuid((it) => it.community_id),
    test_id: uuid((it) => it.test_id),
  },
  written: {
    stability: float8((it) => it.stability),
    difficulty: float8((it) => it.difficulty),
    due_on: date((it) => it.due_on),
    reviewed_at: instant((it) => it.reviewed_at),
    repetitions: integer((it) => it.repetitions),
    lapses: integer((it) => it.lapses),
    answered: integer((it) => it.answered),
    missed: integer((it) => it.missed),
    first_at: instant((it) => it.first_at),
    last_at: instant((it) => it.last_at),
    first_right: boolean((it) => it.first_right),
    last_right: boolean((it) => it.last_right),
    first_mixed: boolean((it) => it.first_mixed),
    mixed_days: smallint((it) => it.mixed_days),
    mixed_on: date((it) => it.mixed_on),
  },
})

const store = statement<readonly MemoryRow[], object>(fragment<readonly MemoryRow[]>`
  insert into memory (user_id, lineage_id, community_id, test_id, ${row.names})
  select user_id, lineage_id, community_id, test_id, ${row.values}
  from ${row.rows}
  on conflict (user_id, lineage_id) do update
  set ${row.excluded}
`)

/** Writes what is remembered of questions, in place of what was there. */
export const storeMemory = (sql: postgres.Sql, rows: readonly MemoryRow[]) => store(rows)(sql)

/** The questions that a learner has answered and that a live test still asks. */
export const seenQuestions = (sql: postgres.Sql, { user_id, community_id }: LearnerKey) => sql<SeenQuestion[]>`
  select
    questions.topic, stability, due_on::text, extract(epoch from reviewed_at)::float8 * 1000 as reviewed_at
  from memory
  join tests on tests.id = memory.test_id and tests.status = 'live'
  join questions
    on questions.test_id = tests.id
    and questions.test_version = tests.version
    and questions.lineage_id = memory.lineage_id
  where memory.user_id = ${user_id} and memory.community_id = ${community_id}
`

interface RememberedRow {
  /** The last attempt or session that is in the memory; null where nothing is. */
  last_id: string | null
  /** Whether it has to be folded anew, or is about to be: then none of it is read. */
  is_stale: boolean
  lineage_id: string | null
  last_right: boolean | null
  last_at: number | null
}

/** How a learner stands with all questions of a community that are in their memory: at least one row, without a question where there is none. */
export async function rememberedOf(db: Database, { user_id, community_id }: LearnerKey): Promise<RememberedRow[]> {
  const query = bindQuery<RememberedRow[]>`
    select
      last_id, is_stale, lineage_id, last_right, extract(epoch from last_at)::float8 * 1000 as last_at
    from (
      select
        attempt_id as last_id,
        exists (
          select from private.memory_changes as change
          where change.user_id = ${user_id} and change.community_id = ${community_id}
            and (anew or change.finished_at <= cursor.finished_at)
        )
        or exists (select from corrections where community_id = ${community_id} and status = 'regrading') as is_stale
      from (select) as one
      left join private.memory_cursors as cursor
        on cursor.user_id = ${user_id} and cursor.community_id = ${community_id}
    ) as state
    left join memory on not is_stale and memory.user_id = ${user_id} and memory.community_id = ${community_id}
  `
  return [...(await withRepeat(db, ({ sql }) => query(sql)))]
}

/** Whether finished attempts of a learner wait to be followed. */
export async function isBehind(sql: postgres.Sql, { user_id, community_id }: LearnerKey): Promise<boolean> {
  const rows = await sql`
    select from private.memory_changes where user_id = ${user_id} and community_id = ${community_id} limit 1
  `
  return rows.length > 0
}
