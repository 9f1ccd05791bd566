import type postgres from 'postgres'
import type { QuestionMemory } from '../../../_domain/memory/remember.ts'
import type { SeenQuestion } from '../../../_domain/memory/summarize.ts'
import { bindQuery, toLiteral } from '../../arrays.ts'
import type { Database } from '../../client.ts'
import {
  booleanList,
  dateList,
  float8List,
  integerList,
  sentRows,
  smallint,
  smallintList,
  uuid,
  uuidList,
} from '../../columns.ts'
import { withRepeat } from '../../repeat.ts'
import { fragment, statement } from '../../statement.ts'
import type { LearnerKey } from '../engine/learner-key.ts'
import { toStored, type MemoryColumns, type StoredMemory } from './stored.ts'

/** The questions that a learner answered last, of one test. */
interface AskedOfTest {
  user_id: string
  test_id: string
  lineages: readonly string[]
}

/** The rows that hold any of these questions, and the last row of each of these learners and tests. */
export async function storedMemory(sql: postgres.Sql, asked: readonly AskedOfTest[]): Promise<StoredMemory[]> {
  const found = await sql<{ row: MemoryColumns }[]>`
    with asked as materialized (
      select user_id, test_id, lineages::uuid[] as lineages
      from unnest(
        ${asked.map(({ user_id }) => user_id)}::uuid[], ${asked.map(({ test_id }) => test_id)}::uuid[],
        ${asked.map(({ lineages }) => toLiteral(lineages))}::text[]
      ) as sent (user_id, test_id, lineages)
    )
    select row_to_json(memory) as row
    from asked
    join memory on memory.user_id = asked.user_id and memory.test_id = asked.test_id
    where memory.lineages && asked.lineages
      or not exists (
        select from memory as next
        where next.user_id = asked.user_id and next.test_id = asked.test_id and next.part = memory.part + 1
      )
  `
  return found.map(({ row }) => toStored(row))
}

interface AskedInTest {
  lineage_id: string
  test_id: string
}

/** Every other test that has ever asked one of these questions, which are given with a test that did. */
export const otherTestsOf = (sql: postgres.Sql, asked: readonly AskedInTest[]) => sql<AskedInTest[]>`
  select distinct questions.lineage_id, questions.test_id
  from unnest(
    ${asked.map(({ lineage_id }) => lineage_id)}::uuid[], ${asked.map(({ test_id }) => test_id)}::uuid[]
  ) as asked (lineage_id, test_id)
  join questions on questions.lineage_id = asked.lineage_id and questions.test_id <> asked.test_id
`

const sent = sentRows('sent', (rows: readonly StoredMemory[]) => rows, {
  keys: {
    user_id: uuid((it) => it.user_id),
    test_id: uuid((it) => it.test_id),
    part: smallint((it) => it.part),
    community_id: uuid((it) => it.community_id),
  },
  written: {
    lineages: uuidList((it) => it.lineages),
    stability: float8List(each((it) => it.stability)),
    difficulty: float8List(each((it) => it.difficulty)),
    due_on: dateList(each((it) => it.due_on)),
    reviewed_at: float8List(each((it) => it.reviewed_at)),
    repetitions: integerList(each((it) => it.repetitions)),
    lapses: integerList(each((it) => it.lapses)),
    answered: integerList(each((it) => it.answered)),
    missed: integerList(each((it) => it.missed)),
    first_at: float8List(each((it) => it.first_at)),
    last_at: float8List(each((it) => it.last_at)),
    first_right: booleanList(each((it) => it.first_right)),
    last_right: booleanList(each((it) => it.last_right)),
    first_mixed: booleanList(each((it) => it.first_mixed)),
    mixed_days: smallintList(each((it) => it.mixed_days)),
    mixed_on: dateList(each((it) => it.mixed_on)),
  },
})

const store = statement<readonly StoredMemory[], object>(fragment<readonly StoredMemory[]>`
  insert into memory (user_id, test_id, part, community_id, ${sent.names})
  select user_id, test_id, part, community_id, ${sent.values}
  from ${sent.rows}
  on conflict (user_id, test_id, part) do update
  set ${sent.excluded}
`)

/** Writes rows in place of what was there. */
export const storeMemory = (sql: postgres.Sql, rows: readonly StoredMemory[]) => store(rows)(sql)

function each<Value>(read: (question: QuestionMemory) => Value) {
  return ({ questions }: StoredMemory) => questions.map(read)
}

/** The questions that a learner has answered and that a live test still asks. */
export const seenQuestions = (sql: postgres.Sql, { user_id, community_id }: LearnerKey) => sql<SeenQuestion[]>`
  select questions.topic, card.stability, card.due_on::text, card.reviewed_at
  from memory
  join tests on tests.id = memory.test_id and tests.status = 'live'
  cross join lateral unnest(lineages, stability, due_on, reviewed_at) as card (lineage_id, stability, due_on, reviewed_at)
  join questions
    on questions.test_id = tests.id
    and questions.test_version = tests.version
    and questions.lineage_id = card.lineage_id
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
      last_id, is_stale, card.lineage_id, card.last_right, card.last_at
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
    left join (
      memory cross join lateral unnest(lineages, last_right, last_at) as card (lineage_id, last_right, last_at)
    ) on not is_stale and memory.user_id = ${user_id} and memory.community_id = ${community_id}
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
