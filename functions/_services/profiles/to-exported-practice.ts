import type { ExportedPractice } from '../../_contracts/profiles/export.ts'
import type { StepRow } from '../../_db/queries/assistant/steps.ts'
import { instant } from '../attempts/instant.ts'
import type { PracticeWithQuestions } from '../practice/attach.ts'
import { toExportedAnswers, toExportedHelp } from './to-exported-attempt.ts'

/** A practice session as text: the prompts and the learner's answers, never the answer keys. */
export function toExportedPractice(practice: PracticeWithQuestions, steps: readonly StepRow[] = []): ExportedPractice {
  const { row } = practice
  return {
    id: row.id,
    community: row.community_slug,
    preset: row.preset,
    attempt_id: row.source_attempt_id,
    length: row.length,
    status: row.status,
    started_at: instant(row.started_at),
    finished_at: row.finished_at === null ? null : instant(row.finished_at),
    correct: row.correct,
    xp: row.paid,
    flags: [...row.flags],
    answers: toExportedAnswers(practice, row.status === 'finished'),
    help: toExportedHelp(practice, steps),
  }
}
