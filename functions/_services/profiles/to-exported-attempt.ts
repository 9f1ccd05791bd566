import type { ExportedAttempt } from '../../_contracts/profiles/export.ts'
import { answerTexts } from '../../_domain/attempts/answer-texts.ts'
import { gradeQuestion } from '../../_domain/attempts/grading.ts'
import type { StepRow } from '../../_db/queries/assistant/steps.ts'
import { toTexts } from '../assistant/to-assisted.ts'
import { saidIn } from '../assistant/to-help.ts'
import { instant } from '../attempts/instant.ts'
import type { AttemptWithQuestions, TakenQuestions } from '../attempts/attach-questions.ts'
import { questionsToGrade } from '../attempts/close.ts'

/** An attempt as text: the prompts and the learner's answers, never the answer keys. */
export function toExportedAttempt(attempt: AttemptWithQuestions, steps: readonly StepRow[] = []): ExportedAttempt {
  const { row } = attempt
  return {
    id: row.id,
    community: row.community_slug,
    test: row.title,
    test_version: row.test_version,
    mode: row.mode,
    length: row.length,
    status: row.status,
    started_at: instant(row.started_at),
    finished_at: row.finished_at === null ? null : instant(row.finished_at),
    correct: row.correct,
    percent: row.percent,
    flags: [...row.flags],
    answers: toExportedAnswers(attempt, row.status === 'finished'),
    help: toExportedHelp(attempt, steps),
  }
}

/** Steps of help as their learner read them. */
export const toExportedHelp = (taken: TakenQuestions, steps: readonly StepRow[]): ExportedAttempt['help'] =>
  steps.map((it) => ({
    number: it.question,
    step: it.step,
    asked_at: it.asked_at,
    tried: toTexts(taken, it.question - 1, it.tried),
    words: it.words,
    source: it.source,
    model: it.model,
    answer: saidIn(it),
    ending: it.ending,
  }))

/** What was answered as text; whether it was right is said once it is finished. */
export function toExportedAnswers(taken: TakenQuestions, finished: boolean): ExportedAttempt['answers'] {
  const { row, questions, responses } = taken
  const graded = finished ? questionsToGrade(taken).map((question) => gradeQuestion(question, row.mode)) : []
  return questions.flatMap((question, index) => {
    const response = responses[index]
    if (!response) return []
    const { answer, late } = response
    const { prompt } = question
    return [
      {
        number: index + 1,
        prompt,
        answer: answer ? [...answerTexts(answer, question)] : [],
        at: instant(row.started_at + response.at),
        late,
        confidence: response.confidence ?? null,
        right: finished && answer && !late ? graded[index]?.verdict === 'correct' : null,
      },
    ]
  })
}
