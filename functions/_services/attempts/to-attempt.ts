import type { Revealed } from '../../_contracts/attempts/answers.ts'
import type { Attempt } from '../../_contracts/attempts/attempts.ts'
import type { AskedQuestion, GivenResponse } from '../../_contracts/attempts/questions.ts'
import type { AttemptResult } from '../../_contracts/attempts/results.ts'
import { gradedBy } from '../../_domain/attempts/amendments.ts'
import { rulesOf } from '../../_domain/attempts/kinds/rules.ts'
import { toShown, toShownRows } from '../../_domain/attempts/option-order.ts'
import { showsAfterFinish, showsWhileTaking } from '../../_domain/attempts/when-revealed.ts'
import { shownMediaOf } from '../../_domain/media/shown-media.ts'
import { instant } from './instant.ts'
import type { AttemptWithQuestions, TakenQuestions } from './attach-questions.ts'
import { toLevel } from '../xp/to-level.ts'

/** What every view of an attempt begins with. */
export const toHead = ({ row }: Pick<AttemptWithQuestions, 'row'>) => ({
  id: row.id,
  test: {
    id: row.test_id,
    slug: row.slug,
    title: row.title,
    category: row.category,
    difficulty: row.difficulty,
    version: row.test_version,
  },
  community: { slug: row.community_slug, name: row.community_name },
  mode: row.mode,
  length: row.length,
  status: row.status,
  started_at: instant(row.started_at),
  finished_at: row.finished_at === null ? null : instant(row.finished_at),
})

/** An attempt as its learner may see it: what is right is in it only in practice, if the test says it at once. */
export function toAttempt(attempt: AttemptWithQuestions, now: number, result: AttemptResult | null): Attempt {
  const { row } = attempt
  const isShown =
    row.status === 'finished' ? row.mode === 'practice' && showsAfterFinish(row, now) : showsWhileTaking(row, now)
  return {
    ...toHead(attempt),
    now: instant(now),
    deadline: row.deadline === null ? null : instant(row.deadline),
    ...(row.live_session_id !== null && { live: true }),
    learner: toLevel(row.xp),
    position: row.position,
    revision: row.revision,
    questions: attempt.questions.map((_, index) => ({
      ...toAskedQuestion(attempt, index, isShown),
      revealed: isShown ? reveal(attempt, index) : null,
    })),
    responses: toResponses(attempt),
    flags: [...row.flags],
    result,
  }
}

/** A question as it is shown, and nothing of what is right: but what its explanation shows, where that is revealed. */
export function toAskedQuestion(
  { questions, orders }: Pick<TakenQuestions, 'questions' | 'orders'>,
  index: number,
  isRevealed = false,
): Omit<AskedQuestion, 'revealed'> {
  const question = questions[index]
  if (!question) throw new RangeError(`There is no question ${index + 1}.`)
  const { kind, key, topic, prompt, parts, unit } = question
  const choose = rulesOf(kind).rowsToChoose(key, prompt)
  const each_counts = 'partial' in key && key.partial
  const shown = question.options && toShownRows(question.options, orders[index] ?? '')
  const media = shownMediaOf(question.media, isRevealed)
  return {
    ...{ number: index + 1, kind, topic, prompt, options: shown, parts, choose, unit, media },
    ...(each_counts && { each_counts }),
  }
}

/** What there is to reveal, and by which keys it is graded. */
type GradedQuestions = Pick<TakenQuestions, 'questions' | 'orders'> & {
  row: Pick<TakenQuestions['row'], 'started_at'>
}

export function reveal({ row, questions, orders }: GradedQuestions, index: number): Revealed {
  const question = questions[index]
  if (!question) throw new RangeError(`There is no question ${index + 1}.`)
  const order = orders[index] ?? ''
  const { explanation, tip, option_notes } = question
  const { key, also = [], isVoid } = gradedBy(question, row.started_at)
  return {
    right: toShown(key, order),
    ...(also.length > 0 && { also: also.map((other) => toShown(other, order)) }),
    ...(isVoid && { void: isVoid }),
    explanation,
    tip,
    option_notes: option_notes && toShownRows(option_notes, order),
  }
}

export const toResponses = ({ row, responses, orders }: TakenQuestions): GivenResponse[] =>
  responses.flatMap((it, index) => {
    if (!it) return []
    const { skipped, late, confidence } = it
    const answer = it.answer && toShown(it.answer, orders[index] ?? '')
    const at = instant(row.started_at + it.at)
    return [{ number: index + 1, answer, skipped, late, at, ...(confidence && { confidence }) }]
  })
