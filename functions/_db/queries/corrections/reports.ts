import type postgres from 'postgres'
import type { Answer } from '../../../_domain/attempts/kinds/rules.ts'
import type { QuestionKind } from '../../../_domain/attempts/kinds/kinds.ts'
import type { LearnerKey } from '../engine/learner-key.ts'
import type { ReportOutcome, ReportReason } from '../../../_domain/corrections/reports.ts'

interface ReportPlace {
  test_id: string
  version: number
  position: number
}

/** The question at a place, as a report names it. */
export async function questionAt(sql: postgres.Sql, { test_id, version, position }: ReportPlace) {
  const [question] = await sql<{ id: string; lineage_id: string }[]>`
    select id, lineage_id from questions
    where test_id = ${test_id} and test_version = ${version} and position = ${position}
  `
  if (!question) throw new Error(`Version ${version} of test ${test_id} has no question ${position}.`)
  return question
}

export interface NewReport {
  community_id: string
  test_id: string
  question_id: string
  lineage_id: string
  user_id: string
  /** The attempt or the practice session in which it was asked. */
  attempt_id: string
  taken_in: 'attempts' | 'practice'
  reason: ReportReason
  note: string
  answer: Answer | null
}

/** Adds a report, or changes the learner's open one. */
export const putReport = (sql: postgres.Sql, report: NewReport) => sql`
  insert into question_reports (
    community_id, test_id, question_id, lineage_id, user_id, attempt_id, taken_in, reason, note, answer
  )
  values (
    ${report.community_id}, ${report.test_id}, ${report.question_id}, ${report.lineage_id}, ${report.user_id},
    ${report.attempt_id}, ${report.taken_in}, ${report.reason}, ${report.note}, ${report.answer && JSON.stringify(report.answer)}::text::jsonb
  )
  on conflict (user_id, lineage_id) where settled_at is null do update
  set reason = excluded.reason, note = excluded.note, answer = excluded.answer
`

export interface ReportRow {
  reason: ReportReason
  note: string
  outcome: ReportOutcome | null
  reply: string
  /** In milliseconds since 1970. */
  created_at: number
  settled_at: number | null
}

/** The latest report of a learner on a question. */
export async function latestReport(
  sql: postgres.Sql,
  { user_id, lineage_id }: { user_id: string; lineage_id: string },
): Promise<ReportRow | undefined> {
  const [row] = await sql<ReportRow[]>`
    select
      reason, note, outcome, reply, extract(epoch from created_at)::float8 * 1000 as created_at,
      extract(epoch from settled_at)::float8 * 1000 as settled_at
    from question_reports
    where user_id = ${user_id} and lineage_id = ${lineage_id}
    order by created_at desc
    limit 1
  `
  return row
}

export interface ReportedQuestionRow {
  lineage_id: string
  test: { id: string; title: string }
  version: number
  position: number
  kind: QuestionKind
  prompt: string
  reports: number
  reasons: { reason: ReportReason; reports: number }[]
  last_at: number
}

/** Questions of a community with open reports. */
export const openReports = (
  sql: postgres.Sql,
  { community_id, lineage_id = null }: { community_id: string; lineage_id?: string | null },
) => sql<ReportedQuestionRow[]>`
  select
    lineage_id, json_build_object('id', tests.id, 'title', tests.title) as test, newest.test_version as version,
    newest.position, newest.kind, newest.prompt, reports, reasons, last_at
  from (
    select
      report.test_id, report.lineage_id, sum(times)::integer as reports,
      json_agg(json_build_object('reason', reason, 'reports', times) order by times desc, reason) as reasons,
      extract(epoch from max(last_at))::float8 * 1000 as last_at
    from (
      select test_id, lineage_id, reason, count(*)::integer as times, max(created_at) as last_at
      from question_reports
      where community_id = ${community_id}
        and settled_at is null
        and (${lineage_id}::uuid is null or lineage_id = ${lineage_id})
      group by test_id, lineage_id, reason
    ) as report
    group by report.test_id, report.lineage_id
  ) as reported
  join tests on tests.id = reported.test_id
  cross join lateral (
    select test_version, questions.position, questions.kind, prompt
    from question_reports as report
    join questions on questions.id = report.question_id
    where report.test_id = reported.test_id and report.lineage_id = reported.lineage_id and settled_at is null
    order by test_version desc
    limit 1
  ) as newest
  order by last_at desc
  limit 200
`

/** How many questions of a community have open reports. */
export async function countReported(sql: postgres.Sql, communityId: string): Promise<number> {
  const [row] = await sql<{ open: number }[]>`
    select count(distinct (test_id, lineage_id))::integer as open
    from question_reports
    where community_id = ${communityId} and settled_at is null
  `
  return row?.open ?? 0
}

export interface SaidRow {
  id: string
  name: string
  reason: ReportReason
  note: string
  version: number
  position: number
  answer: Answer | null
  created_at: number
}

/** Everything that open reports say of a question, the newest first. */
export const saidOf = (sql: postgres.Sql, { test_id, lineage_id }: { test_id: string; lineage_id: string }) => sql<
  SaidRow[]
>`
  select
    report.id, display_name as name, reason, note, test_version as version, questions.position, report.answer,
    extract(epoch from report.created_at)::float8 * 1000 as created_at
  from question_reports as report
  join questions on questions.id = question_id
  join profiles on profiles.id = report.user_id
  where report.test_id = ${test_id} and report.lineage_id = ${lineage_id} and settled_at is null
  order by report.created_at desc
  limit 200
`

export interface Settlement {
  test_id: string
  lineage_id: string
  outcome: ReportOutcome
  reply: string
  by: string
  correction_id?: string | null
}

/** Settles the open reports on a question. Returns those who reported it. */
export const settleReportsOn = (
  sql: postgres.Sql,
  { test_id, lineage_id, outcome, reply, by, correction_id = null }: Settlement,
) => sql<(LearnerKey & { attempt_id: string; taken_in: 'attempts' | 'practice' })[]>`
  update question_reports
  set
    outcome = ${outcome}, reply = ${reply}, settled_by = ${by}, settled_at = now(), correction_id = ${correction_id}::uuid
  where test_id = ${test_id} and lineage_id = ${lineage_id} and settled_at is null
  returning user_id, community_id, attempt_id, taken_in
`
