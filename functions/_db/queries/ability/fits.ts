import type postgres from 'postgres'
import type { FittedDifficulty } from '../../../_domain/ability/fit-difficulties.ts'
import type { RepeatFit } from '../../../_domain/readiness/repeat-fit.ts'
import { date, float8, integer, sentRows, uuid } from '../../columns.ts'
import { fragment, statement } from '../../statement.ts'
import type { LearnerKey } from '../engine/learner-key.ts'
import type { MemoryColumns } from '../memory/stored.ts'

/**
 * A community whose difficulties are to be fitted, which nobody else fits until the end of the transaction: its questions changed,
 * or no fit was made today.
 */
export async function lockCommunityToFit(sql: postgres.Sql, today: string): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    with waiting as materialized (
      select id
      from communities
      where exists (select from private.difficulty_wishes where community_id = communities.id)
        or not exists (
          select from private.difficulty_fits where community_id = communities.id and fitted_on >= ${today}::text::date
        )
      order by id
    )
    select id
    from waiting
    where pg_try_advisory_xact_lock(hashtextextended('laude difficulties ' || id, 0))
    limit 1
  `
  return row?.id
}

/** How likely learners of a community are right again, where that was fitted. */
export async function repeatFitOf(sql: postgres.Sql, community_id: string): Promise<RepeatFit | null> {
  const [row] = await sql<{ repeats: RepeatFit | null }[]>`
    select repeats from private.difficulty_fits where community_id = ${community_id}
  `
  return row?.repeats ?? null
}

/** Some learners whose memory follows their attempts. Their ids are random, so the lowest are a fair sample. */
export const sampledLearners = (sql: postgres.Sql, community_id: string, most: number) => sql<LearnerKey[]>`
  select user_id, community_id
  from private.memory_cursors
  where community_id = ${community_id}
  order by user_id
  limit ${most}
`

/** Wishes that a fit which reads later grants. */
export async function wishesOf(sql: postgres.Sql, community_id: string): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select id::float8 as id from private.difficulty_wishes where community_id = ${community_id}
  `
  return rows.map(({ id }) => id)
}

/** Every test that has ever asked some of these questions. */
export const testsOfQuestions = (sql: postgres.Sql, community_id: string, lineages: readonly string[]) => sql<
  { test_id: string; lineages: string[] }[]
>`
  select test_id, json_agg(distinct lineage_id) as lineages
  from questions
  where community_id = ${community_id} and lineage_id = any (${[...lineages]}::uuid[])
  group by test_id
  order by test_id
`

/** What a row of memory says of first answers. */
interface FirstsInRow extends Pick<MemoryColumns, 'user_id' | 'part'> {
  columns: Pick<MemoryColumns, 'lineages' | 'first_mixed' | 'first_right' | 'first_at'>
}

interface FirstsQuery {
  community_id: string
  test_id: string
  /** The last row that was read; null before the first. */
  after: Pick<MemoryColumns, 'user_id' | 'part'> | null
  limit: number
}

/** The first answers of the next rows of memory of a test, in the order of the ids of learners. */
export const firstsInRows = (sql: postgres.Sql, { community_id, test_id, after, limit }: FirstsQuery) => sql<
  FirstsInRow[]
>`
  select
    user_id, part,
    json_build_object(
      'lineages', lineages, 'first_mixed', first_mixed, 'first_right', first_right, 'first_at', first_at
    ) as columns
  from memory
  where community_id = ${community_id} and test_id = ${test_id}
    ${after ? sql`and (user_id, part) > (${after.user_id}, ${after.part})` : sql``}
  order by user_id, part
  limit ${limit}
`

export interface DifficultyRow extends FittedDifficulty {
  community_id: string
  lineage_id: string
  fitted_on: string
}

const row = sentRows('sent', (rows: readonly DifficultyRow[]) => rows, {
  keys: { community_id: uuid((it) => it.community_id), lineage_id: uuid((it) => it.lineage_id) },
  written: {
    difficulty: float8((it) => it.difficulty),
    deviation: float8((it) => it.deviation),
    answered: integer((it) => it.answered),
    correct: integer((it) => it.right),
    fitted_on: date((it) => it.fitted_on),
  },
})

const store = statement<readonly DifficultyRow[], { lineage_id: string }>(fragment<readonly DifficultyRow[]>`
  insert into question_difficulties as known (community_id, lineage_id, ${row.names})
  select community_id, lineage_id, ${row.values}
  from ${row.rows}
  on conflict (community_id, lineage_id) do update
  set ${row.excluded}
  where (known.difficulty, known.deviation, known.answered) is distinct from
    (excluded.difficulty, excluded.deviation, excluded.answered)
  returning lineage_id
`)

/** Writes the difficulties of a community in place of what was there. Returns whether any of them changed. */
export async function storeDifficulties(
  sql: postgres.Sql,
  community_id: string,
  rows: readonly DifficultyRow[],
): Promise<boolean> {
  const changed = rows.length === 0 ? [] : await store(rows)(sql)
  const gone = await sql`
    delete from question_difficulties
    where community_id = ${community_id}
      and not (lineage_id = any (${rows.map(({ lineage_id }) => lineage_id)}::uuid[]))
    returning lineage_id
  `
  return changed.length + gone.length > 0
}

interface NewFit {
  community_id: string
  fitted_on: string
  repeats: RepeatFit
  /** Which it grants. */
  wishes: readonly number[]
}

export async function recordFit(
  sql: postgres.Sql,
  { community_id, fitted_on, repeats, wishes }: NewFit,
): Promise<void> {
  await sql`
    insert into private.difficulty_fits (community_id, fitted_on, repeats)
    values (${community_id}, ${fitted_on}::text::date, ${JSON.stringify(repeats)}::text::jsonb)
    on conflict (community_id) do update set fitted_on = excluded.fitted_on, repeats = excluded.repeats
  `
  await sql`delete from private.difficulty_wishes where id = any (${[...wishes]}::bigint[])`
}
