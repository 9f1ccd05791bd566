import type { QuestionReport, QuestionReportBody, QuestionToReport } from '../../_contracts/corrections/reports.ts'
import { latestReport, putReport, type ReportRow } from '../../_db/queries/corrections/reports.ts'
import { withService } from '../../_db/session.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { instant } from '../attempts/instant.ts'
import type { WithClaims } from '../context.ts'
import { findTaken, type TakenPlace, type TakenQuestion } from '../practice/find-taken.ts'

const REFUSAL = 'A question can be reported once you have answered it and seen what is right.'

/** A question of an attempt or of practice, with what the learner reported about it. */
export async function readQuestionToReport(
  context: WithClaims<AttemptServices>,
  place: TakenPlace,
): Promise<QuestionToReport> {
  const question = await findTaken(context, place, REFUSAL)
  const key = { user_id: context.claims.sub, lineage_id: question.lineage_id }
  return toQuestionToReport(question, await withService(context.db, (_, sql) => latestReport(sql, key)))
}

/**
 * Reports a question that the learner has answered and been told about; never one whose answer they may still change. Until
 * somebody decides, another report of theirs replaces the one before.
 */
export async function reportQuestion(
  context: WithClaims<AttemptServices>,
  { reason, note, ...place }: QuestionReportBody & TakenPlace,
): Promise<QuestionToReport> {
  const question = await findTaken(context, place, REFUSAL)
  const { question_id, lineage_id, community_id, test, answer } = question
  const user_id = context.claims.sub
  const report = await withService(context.db, async (_, sql) => {
    await putReport(sql, {
      ...{ question_id, lineage_id, reason, note, user_id, community_id, test_id: test.id, answer },
      ...{ attempt_id: place.id, taken_in: place.at },
    })
    return latestReport(sql, { user_id, lineage_id })
  })
  return toQuestionToReport(question, report)
}

const toQuestionToReport = (
  { number, of, test, prompt, is_finished }: TakenQuestion,
  report: ReportRow | undefined,
): QuestionToReport => ({ number, of, test, prompt, is_finished, report: report ? toReport(report) : null })

const toReport = ({ created_at, settled_at, ...same }: ReportRow): QuestionReport => ({
  ...same,
  created_at: instant(created_at),
  settled_at: settled_at === null ? null : instant(settled_at),
})
