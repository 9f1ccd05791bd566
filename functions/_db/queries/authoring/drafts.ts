import { sql } from 'drizzle-orm'
import type { QuestionOrigin } from '../../../_domain/authoring/working-copy.ts'
import { iso } from '../../iso.ts'
import type { Transaction } from '../../session.ts'

/** A working copy without its questions. */
export interface StoredDraft extends Record<string, unknown> {
  test_id: string
  community_id: string
  base_version: number | null
  revision: number
  settings: Record<string, unknown>
  settings_revision: number
}

/** A question of a working copy. */
export interface StoredQuestion extends Record<string, unknown> {
  id: string
  position: number
  content: Record<string, unknown>
  revision: number
  copied_from: string | null
  origin: QuestionOrigin
  import_id: string | null
  updated_by: string | null
  updated_at: string
}

const draftColumns = sql`test_id, community_id, base_version, revision, settings, settings_revision`

/** The working copy, until the end of the transaction nobody else's: what changes in it changes one after another. */
export async function lockDraft(tx: Transaction, testId: string): Promise<StoredDraft | undefined> {
  const [row] = await tx.execute<StoredDraft>(sql`
    select ${draftColumns} from test_drafts where test_id = ${testId} for update
  `)
  return row
}

export async function findDraft(tx: Transaction, testId: string): Promise<StoredDraft | undefined> {
  const [row] = await tx.execute<StoredDraft>(sql`select ${draftColumns} from test_drafts where test_id = ${testId}`)
  return row
}

const questionColumns = sql`
  lineage_id as id, position, content, revision, copied_from, origin, import_id, display_name as updated_by,
  ${iso(sql`question_drafts.updated_at`)} as updated_at
`

/** In the order of the bank. */
export const draftQuestions = async (tx: Transaction, testId: string): Promise<StoredQuestion[]> => [
  ...(await tx.execute<StoredQuestion>(sql`
    select ${questionColumns}
    from question_drafts
    left join profiles on profiles.id = question_drafts.updated_by
    where test_id = ${testId}
    order by position
  `)),
]

export async function findDraftQuestion(
  tx: Transaction,
  testId: string,
  id: string,
): Promise<StoredQuestion | undefined> {
  const [row] = await tx.execute<StoredQuestion>(sql`
    select ${questionColumns}
    from question_drafts
    left join profiles on profiles.id = question_drafts.updated_by
    where test_id = ${testId} and lineage_id = ${id}
  `)
  return row
}

export interface DraftToBegin {
  test_id: string
  community_id: string
  base_version: number | null
  revision: number
  settings: object
  by: string
}

/** False where there is one already. */
export async function insertDraftOfTest(tx: Transaction, draft: DraftToBegin): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into test_drafts (test_id, community_id, base_version, revision, settings, settings_revision, updated_by)
    values (
      ${draft.test_id}, ${draft.community_id}, ${draft.base_version}, ${draft.revision},
      ${JSON.stringify(draft.settings)}::text::jsonb, ${draft.revision}, ${draft.by}
    )
    on conflict do nothing
    returning test_id
  `)
  return rows.length > 0
}

/** A question as a change writes it. */
export interface QuestionToWrite {
  id: string
  content: Record<string, unknown>
  copied_from: string | null
  origin: QuestionOrigin
  import_id: string | null
  problems: number
}

export interface DraftWrite {
  test_id: string
  community_id: string
  /** Of the working copy, once this is written. */
  revision: number
  /** Null: nobody changed anything, they are what the version has. */
  by: string | null
}

/** Adds questions, or writes what is there anew. New ones stand at the end until they are put in order. */
export async function putQuestions(tx: Transaction, write: DraftWrite, questions: readonly QuestionToWrite[]) {
  if (questions.length === 0) return
  await tx.execute(sql`
    insert into question_drafts (
      test_id, lineage_id, community_id, position, content, revision, copied_from, origin, import_id, problems, updated_by
    )
    select
      ${write.test_id}, entry.id, ${write.community_id},
      least(
        500,
        (select count(*) from question_drafts where test_id = ${write.test_id})
          + row_number() over (order by entry.place)
      ),
      entry.content, ${write.revision}, entry.copied_from, entry.origin, entry.import_id, entry.problems, ${write.by}
    from jsonb_to_recordset(
      ${JSON.stringify(questions.map((question, place) => ({ ...question, place })))}::text::jsonb
    ) as entry (
      place integer, id uuid, content jsonb, copied_from uuid, origin text, import_id uuid, problems smallint
    )
    on conflict (test_id, lineage_id) do update set
      content = excluded.content, revision = excluded.revision, copied_from = excluded.copied_from,
      origin = excluded.origin, import_id = excluded.import_id, problems = excluded.problems,
      updated_by = excluded.updated_by, updated_at = now()
  `)
}

export async function removeQuestions(tx: Transaction, testId: string, ids: readonly string[]) {
  if (ids.length === 0) return
  await tx.execute(sql`
    delete from question_drafts
    where test_id = ${testId}
      and lineage_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))
  `)
}

/** Numbers the questions in this order, from 1. */
export async function orderQuestions(tx: Transaction, testId: string, ids: readonly string[]) {
  await tx.execute(sql`
    update question_drafts
    set position = place
    from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) with ordinality as wanted (id, place)
    where test_id = ${testId} and lineage_id = wanted.id::uuid and position <> place
  `)
}

export interface DraftTouch {
  revision: number
  by: string
  /** With new settings. */
  settings?: object
}

export async function touchDraft(tx: Transaction, testId: string, { revision, by, settings }: DraftTouch) {
  const set = settings
    ? sql`, settings = ${JSON.stringify(settings)}::text::jsonb, settings_revision = ${revision}`
    : sql.empty()
  await tx.execute(sql`
    update test_drafts set revision = ${revision}, updated_by = ${by}, updated_at = now() ${set}
    where test_id = ${testId}
  `)
}

export async function removeDraft(tx: Transaction, testId: string): Promise<boolean> {
  const rows = await tx.execute(sql`delete from test_drafts where test_id = ${testId} returning test_id`)
  return rows.length > 0
}
