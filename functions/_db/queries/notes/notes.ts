import type postgres from 'postgres'
import { bindQuery } from '../../arrays.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

interface NoteKey {
  user_id: string
  lineage_id: string
}

export interface NewNote extends NoteKey, LearnerKey {
  test_id: string
  flagged: boolean
  note: string
}

/** Writes what a learner keeps of a question, in place of what was there. */
export const putNote = (
  sql: postgres.Sql,
  { user_id, lineage_id, community_id, test_id, flagged, note }: NewNote,
) => sql`
  insert into question_notes (user_id, lineage_id, community_id, test_id, flagged, note)
  values (${user_id}, ${lineage_id}, ${community_id}, ${test_id}, ${flagged}, ${note})
  on conflict (user_id, lineage_id) do update
  set flagged = excluded.flagged, note = excluded.note, test_id = excluded.test_id, updated_at = now()
  where (question_notes.flagged, question_notes.note) <> (excluded.flagged, excluded.note)
`

export const removeNote = (sql: postgres.Sql, { user_id, lineage_id }: NoteKey) => sql`
  delete from question_notes where user_id = ${user_id} and lineage_id = ${lineage_id}
`

export interface NoteRow {
  lineage_id: string
  flagged: boolean
  note: string
  /** In milliseconds since 1970. */
  updated_at: number
}

/** What a learner keeps of these questions. */
export async function notesOn(sql: postgres.Sql, user_id: string, lineages: readonly string[]): Promise<NoteRow[]> {
  const query = bindQuery<NoteRow[]>`
    select lineage_id, flagged, note, extract(epoch from updated_at)::float8 * 1000 as updated_at
    from question_notes
    where user_id = ${user_id} and lineage_id = any (${[...lineages]}::uuid[])
  `
  return [...(await query(sql))]
}

/** All questions of a community that a learner flagged for good or wrote a note on. */
export async function markedLineages(
  sql: postgres.Sql,
  { user_id, community_id }: LearnerKey,
): Promise<Pick<NoteRow, 'lineage_id' | 'flagged' | 'note'>[]> {
  const query = bindQuery<NoteRow[]>`
    select lineage_id, flagged, note from question_notes where user_id = ${user_id} and community_id = ${community_id}
  `
  return [...(await query(sql))]
}
