import type { QuestionReport, QuestionReportBody, QuestionToReport } from '../../_contracts/corrections/reports.ts'
import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { latestReport, putReport, questionAt, type ReportRow } from '../../_db/queries/corrections/reports.ts'
import { withService } from '../../_db/session.ts'
import { showsAfterFinish, showsWhileTaking } from '../../_domain/attempts/when-revealed.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { attachQuestions, type AttemptWithQuestions } from '../attempts/attach-questions.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { instant } from '../attempts/instant.ts'
import type { WithClaims } from '../context.ts'

interface ReportPlace {
  /** Of the attempt. */
  id: string
  /** Of the question, as the attempt shows it. */
  number: number
}

/** A question of an attempt, with what the learner reported about it. */
export async function readQuestionToReport(
  context: WithClaims<AttemptServices>,
  place: ReportPlace,
): Promise<QuestionToReport> {
  const { attempt, asked } = await findAsked(context, place)
  const report = await withService(context.db, async (_, sql) => {
    const { lineage_id } = await questionAt(sql, asked)
    return latestReport(sql, { user_id: context.claims.sub, lineage_id })
  })
  return toQuestionToReport(attempt, place.number, report)
}

/**
 * Reports a question that the learner has answered and been told about; never one whose answer they may still change. Until
 * somebody decides, another report of theirs replaces the one before.
 */
export async function reportQuestion(
  context: WithClaims<AttemptServices>,
  { reason, note, ...place }: QuestionReportBody & ReportPlace,
): Promise<QuestionToReport> {
  const { attempt, asked } = await findAsked(context, place)
  const { row } = attempt
  const report = await withService(context.db, async (_, sql) => {
    const { id: question_id, lineage_id } = await questionAt(sql, asked)
    await putReport(sql, {
      ...{ question_id, lineage_id, reason, note, user_id: row.user_id, attempt_id: row.id },
      ...{ community_id: row.community_id, test_id: row.test_id, answer: asked.answer },
    })
    return latestReport(sql, { user_id: row.user_id, lineage_id })
  })
  return toQuestionToReport(attempt, place.number, report)
}

/** The question that the attempt shows under this number, if its learner knows what is right. */
async function findAsked({ db, banks, claims, now }: WithClaims<AttemptServices>, { id, number }: ReportPlace) {
  const [row] = await loadAttempts(db, [{ user_id: claims.sub, id }])
  if (!row || row.status === 'abandoned') throw notFound('attempt')
  const attempt = await attachQuestions(row, banks)
  const question = attempt.questions[number - 1]
  if (!question) throw notFound('question')
  const answer = attempt.responses[number - 1]?.answer ?? null
  const isShown =
    row.status === 'finished' ? showsAfterFinish(row, now()) : answer !== null && showsWhileTaking(row, now())
  if (!isShown)
    throw new DomainError('too_early', 'A question can be reported once you have answered it and seen what is right.')
  return { attempt, asked: { test_id: row.test_id, version: row.test_version, position: question.position, answer } }
}

const toQuestionToReport = (
  { row, questions }: AttemptWithQuestions,
  number: number,
  report: ReportRow | undefined,
): QuestionToReport => ({
  number,
  of: row.length,
  test: { id: row.test_id, title: row.title },
  prompt: questions[number - 1]?.prompt ?? '',
  report: report ? toReport(report) : null,
})

const toReport = ({ created_at, settled_at, ...same }: ReportRow): QuestionReport => ({
  ...same,
  created_at: instant(created_at),
  settled_at: settled_at === null ? null : instant(settled_at),
})
