import type postgres from 'postgres'
import type { EssayMark, ScoreOverride } from '../../../_domain/attempts/marking.ts'
import type { AttemptKey } from '../attempts/load.ts'

/** Somebody as lists name them. */
export interface PersonRow {
  id: string
  display_name: string
  username: string
}

export interface PutMark extends AttemptKey, Omit<EssayMark, 'revision'> {
  community_id: string
  by: string
}

/** Writes a mark in place of the one before. What is the same already stays as it is. */
export const putMark = (sql: postgres.Sql, { user_id, id, number, community_id, credit, feedback, by }: PutMark) => sql`
  insert into essay_marks (user_id, attempt_id, number, community_id, credit, feedback, marked_by)
  values (${user_id}, ${id}, ${number}, ${community_id}, ${credit}, ${feedback}, ${by})
  on conflict (user_id, attempt_id, number) do update
  set
    credit = excluded.credit, feedback = excluded.feedback, revision = essay_marks.revision + 1,
    marked_by = excluded.marked_by, marked_at = now()
  where (essay_marks.credit, essay_marks.feedback) is distinct from (excluded.credit, excluded.feedback)
`

/** Takes back the score that is set, if one is. */
export const withdrawOverride = (sql: postgres.Sql, { user_id, id, by }: AttemptKey & { by: string }) => sql`
  update attempt_overrides
  set withdrawn_by = ${by}, withdrawn_at = now()
  where user_id = ${user_id} and attempt_id = ${id} and withdrawn_at is null
`

export interface PutOverride extends AttemptKey, ScoreOverride {
  community_id: string
  by: string
}

/** Sets a score in place of the one that was set before. */
export async function putOverride(sql: postgres.Sql, override: PutOverride): Promise<void> {
  const { user_id, id, community_id, percent, reason, by } = override
  await withdrawOverride(sql, override)
  await sql`
    insert into attempt_overrides (user_id, attempt_id, community_id, percent, reason, set_by)
    values (${user_id}, ${id}, ${community_id}, ${percent}, ${reason}, ${by})
  `
}

export interface MarkerRow {
  number: number
  by: string | null
  /** In milliseconds since 1970. */
  at: number
}

export interface OverrideRow extends ScoreOverride {
  by: string | null
  at: number
  withdrawn_by: string | null
  withdrawn_at: number | null
}

export interface MarkingRow {
  learner: PersonRow
  markers: MarkerRow[]
  overrides: OverrideRow[]
}

/** Whose an attempt is, who marked its essays, and which scores were set for it. */
export async function readMarking(sql: postgres.Sql, { user_id, id }: AttemptKey): Promise<MarkingRow> {
  const [row] = await sql<MarkingRow[]>`
    select
      json_build_object('id', profiles.id, 'display_name', profiles.display_name, 'username', username) as learner,
      coalesce((
        select json_agg(
          json_build_object('number', number, 'by', marker.display_name, 'at', extract(epoch from marked_at)::float8 * 1000)
        )
        from essay_marks
        left join profiles as marker on marker.id = marked_by
        where essay_marks.user_id = ${user_id} and attempt_id = ${id}
      ), '[]') as markers,
      coalesce((
        select json_agg(
          json_build_object(
            'percent', percent::float8, 'reason', reason, 'by', setter.display_name,
            'at', extract(epoch from set_at)::float8 * 1000, 'withdrawn_by', withdrawer.display_name,
            'withdrawn_at', extract(epoch from withdrawn_at)::float8 * 1000
          )
          order by withdrawn_at desc nulls first, set_at desc
        )
        from attempt_overrides
        left join profiles as setter on setter.id = set_by
        left join profiles as withdrawer on withdrawer.id = withdrawn_by
        where attempt_overrides.user_id = ${user_id} and attempt_id = ${id}
      ), '[]') as overrides
    from profiles
    where profiles.id = ${user_id}
  `
  if (!row) throw new Error('An attempt has no learner.')
  return row
}

export async function rulesVersionOf(sql: postgres.Sql, communityId: string): Promise<string> {
  const [row] = await sql<{ version: string }[]>`
    select rules_version as version from communities where id = ${communityId}
  `
  if (!row) throw new Error('There is no such community.')
  return row.version
}
