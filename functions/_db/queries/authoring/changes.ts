import { sql } from 'drizzle-orm'
import type { DraftPiece } from '../../../_domain/authoring/working-copy.ts'
import { iso } from '../../iso.ts'
import type { Transaction } from '../../session.ts'

export type RecordedKind =
  | 'add'
  | 'edit'
  | 'remove'
  | 'order'
  | 'settings'
  | 'bulk'
  | 'move'
  | 'duplicate'
  | 'paste'
  | 'import'
  | 'publish'
  | 'discard'

export interface ChangeToRecord {
  test_id: string
  community_id: string
  seq: number
  what: RecordedKind
  by: string
  before: DraftPiece
  after: DraftPiece
}

/** Records a change. What was undone before it cannot be redone any more. */
export async function recordChange(tx: Transaction, change: ChangeToRecord) {
  await tx.execute(sql`
    update draft_changes set closed_at = now()
    where test_id = ${change.test_id} and undone_at is not null and closed_at is null
  `)
  await tx.execute(sql`
    insert into draft_changes (test_id, seq, community_id, what, before, after, made_by)
    values (
      ${change.test_id}, ${change.seq}, ${change.community_id}, ${change.what},
      ${JSON.stringify(change.before)}::text::jsonb, ${JSON.stringify(change.after)}::text::jsonb, ${change.by}
    )
  `)
}

/** Nothing that was changed until now can be undone or redone any more. */
export async function closeChanges(tx: Transaction, testId: string) {
  await tx.execute(sql`update draft_changes set closed_at = now() where test_id = ${testId} and closed_at is null`)
}

/** The last revision that anything of a test's working copies had; 0 where there was none. */
export async function lastSeq(tx: Transaction, testId: string): Promise<number> {
  const [row] = await tx.execute<{ seq: number }>(sql`
    select coalesce(max(seq), 0) as seq from draft_changes where test_id = ${testId}
  `)
  return row?.seq ?? 0
}

export interface OpenStepRow extends Record<string, unknown> {
  seq: number
  what: RecordedKind
  questions: number
  made_by: string | null
  made_at: string
  is_undone: boolean
}

/** The change that an undo would take back, and the one that a redo would bring again. */
export const openSteps = async (tx: Transaction, testId: string): Promise<OpenStepRow[]> => [
  ...(await tx.execute<OpenStepRow>(sql`
    with open as (
      select
        seq, undone_at is not null as is_undone,
        case when undone_at is null then max(seq) filter (where undone_at is null) over () else
          min(seq) filter (where undone_at is not null) over () end as next
      from draft_changes
      where test_id = ${testId} and closed_at is null
    )
    select
      draft_changes.seq, what, display_name as made_by, ${iso(sql`made_at`)} as made_at, is_undone,
      (
        select count(*)::integer from jsonb_object_keys(coalesce(after -> 'questions', '{}'))
      ) as questions
    from open
    join draft_changes on draft_changes.test_id = ${testId} and draft_changes.seq = open.seq
    left join profiles on profiles.id = made_by
    where open.seq = open.next
  `)),
]

export interface StoredChange extends Record<string, unknown> {
  seq: number
  what: RecordedKind
  before: DraftPiece
  after: DraftPiece
}

export async function findChange(tx: Transaction, testId: string, seq: number): Promise<StoredChange | undefined> {
  const [row] = await tx.execute<StoredChange>(sql`
    select seq, what, before, after from draft_changes where test_id = ${testId} and seq = ${seq} and closed_at is null
  `)
  return row
}

export async function markUndone(tx: Transaction, testId: string, seq: number, isUndone: boolean) {
  await tx.execute(sql`
    update draft_changes set undone_at = ${isUndone ? sql`now()` : null} where test_id = ${testId} and seq = ${seq}
  `)
}

/** The change that brought an import, if it is among those that are kept. */
export async function importOf(tx: Transaction, testId: string, importId: string): Promise<StoredChange | undefined> {
  const [row] = await tx.execute<StoredChange>(sql`
    select seq, what, before, after
    from draft_changes
    where test_id = ${testId} and what in ('import', 'paste')
      and jsonb_path_exists(
        after, '$.questions.*.import_id ? (@ == $id)', jsonb_build_object('id', ${importId}::text)
      )
    order by seq desc
    limit 1
  `)
  return row
}
