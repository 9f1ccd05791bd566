import type { AttemptToMark, EssayToMark } from '../../_contracts/marking/marking.ts'
import type { AttemptRow } from '../../_db/queries/attempts/load.ts'
import { readMarking, type MarkingRow } from '../../_db/queries/marking/marks.ts'
import { withService } from '../../_db/session.ts'
import { bandOf } from '../../_domain/attempts/band.ts'
import { essaysToMark } from '../../_domain/attempts/marking.ts'
import { countWords } from '../../_domain/attempts/count-words.ts'
import { shownMediaOf } from '../../_domain/media/shown-media.ts'
import { attachQuestions, type AttemptWithQuestions } from '../attempts/attach-questions.ts'
import type { BankCache } from '../attempts/bank-cache.ts'
import { gradeAttempt, questionsToGrade } from '../attempts/close.ts'
import { instant } from '../attempts/instant.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAttemptToMark, type LearnerAttemptKey } from './find-attempt.ts'

/** What reading attempts of others needs. */
export type MarkingContext = WithClaims<DatabaseContext> & { banks: BankCache }

/** A finished attempt with its essays, their marks and the scores that were set for it. */
export async function readAttemptToMark(context: MarkingContext, key: LearnerAttemptKey): Promise<AttemptToMark> {
  const row = await findAttemptToMark(context, key)
  return toAttemptToMark(context, row)
}

async function toAttemptToMark({ db, banks }: MarkingContext, row: AttemptRow): Promise<AttemptToMark> {
  const [attempt, { learner, markers, overrides }] = await Promise.all([
    attachQuestions(row, banks),
    withService(db, (_, sql) => readMarking(sql, row)),
  ])
  const graded = gradeAttempt({ ...attempt, row: { ...row, override: null } })
  const percent = row.override?.percent ?? graded.percent
  return {
    id: row.id,
    community: row.community_slug,
    learner,
    test: { id: row.test_id, title: row.title },
    ...{ mode: row.mode, length: row.length, finished_at: instant(row.finished_at ?? row.started_at) },
    ...{ correct: graded.correct, points: graded.points, unread: graded.unread },
    ...{ percent, graded_percent: graded.percent, band: bandOf(percent) },
    counts: row.uncounted === null,
    essays: essaysOf(attempt).map((number) => toEssay(attempt, number, markers)),
    overrides: overrides.map(({ at, withdrawn_at, ...same }) => ({
      ...same,
      at: instant(at),
      withdrawn_at: withdrawn_at === null ? null : instant(withdrawn_at),
    })),
  }
}

/** The numbers of an attempt's essays that only a person can grade. */
export const essaysOf = (attempt: AttemptWithQuestions): number[] =>
  essaysToMark(questionsToGrade(attempt), attempt.row.mode)

/** What the learner wrote. */
export function essayText({ responses }: AttemptWithQuestions, number: number): string {
  const answer = responses[number - 1]?.answer
  return answer?.kind === 'essay' ? answer.text : ''
}

function toEssay(attempt: AttemptWithQuestions, number: number, markers: MarkingRow['markers']): EssayToMark {
  const question = attempt.questions[number - 1]
  if (question?.key.kind !== 'essay') throw new Error(`Question ${number} is no essay.`)
  const answer = essayText(attempt, number)
  const mark = attempt.row.marks.find((it) => it.number === number)
  const marker = markers.find((it) => it.number === number)
  return {
    ...{ number, answer, words: countWords(answer) },
    prompt: question.prompt,
    media: shownMediaOf(question.media, true),
    model: question.key.model,
    points: [...question.key.points],
    mark: mark && marker ? { ...markFields(mark), by: marker.by, at: instant(marker.at) } : null,
  }
}

const markFields = ({ credit, feedback, revision }: AttemptRow['marks'][number]) => ({ credit, feedback, revision })
