import type { FinishBody } from '../../_contracts/attempts/submissions.ts'
import { isOver, toServerTime } from '../../_domain/attempts/deadline.ts'
import { DomainError } from '../../_domain/errors.ts'
import { answerShapeError } from '../../_domain/attempts/answer-shape.ts'
import { toBank } from '../../_domain/attempts/option-order.ts'
import { merge, type GivenAnswer } from '../../_domain/attempts/responses.ts'
import { showsWhileTaking } from '../../_domain/attempts/when-revealed.ts'
import { deepEqual } from '../../_domain/deep-equal.ts'
import type { TakenQuestions } from './attach-questions.ts'

/** What a request brings to save, and when it arrived, in milliseconds since 1970. */
export interface AttemptSubmission {
  body: FinishBody
  now: number
}

export type MergedAnswers = Pick<TakenQuestions, 'responses'> & { flags: number[]; position: number }

/** Merges a submission into an attempt. All or nothing: one answer that fits no question refuses the rest. */
export function mergeSubmission(attempt: TakenQuestions, { body, now }: AttemptSubmission): MergedAnswers {
  const { row, orders } = attempt
  const sentAt = body.sent_at ?? now
  const given = validResponses(attempt, body).map(({ number, answer, at, skipped, confidence }): GivenAnswer => {
    const index = number - 1
    const serverTime = toServerTime({ at, sentAt, now, startedAt: row.started_at })
    const it = {
      index,
      skipped,
      confidence,
      answer: answer && toBank(answer, orders[index] ?? ''),
      at: serverTime - row.started_at,
    }
    const before = attempt.responses[index]
    // A device whose clock is right needs no more. Where it is wrong, a slow connection makes an answer look younger than it
    // is: so the same answer sent again keeps its time, and a device that knows everything saved so far has the newer one.
    if (!before || serverTime === at) return it
    if (deepEqual([before.answer, before.skipped, before.confidence], [it.answer, it.skipped, it.confidence]))
      return { ...it, at: before.at }
    return body.revision === row.revision ? { ...it, at: Math.max(it.at, before.at) } : it
  })
  const flags = new Set(row.flags)
  for (const { number, flagged } of body.flags) {
    if (flagged) flags.add(number)
    else flags.delete(number)
  }
  // Also late: what was given in time and arrives after the time ended the attempt, since the result stands by then.
  // An answer is final once the learner sees what would have been right.
  const locks = showsWhileTaking(row, now)
  const late = row.timed_out || isOver(row, now)
  return {
    responses: merge(attempt.responses, given, { mode: locks ? 'practice' : 'exam', late }),
    flags: [...flags].toSorted((a, b) => a - b),
    position: body.position ?? row.position,
  }
}

/** The responses, if each fits a question of the attempt. */
function validResponses({ row, questions }: TakenQuestions, body: FinishBody): FinishBody['responses'] {
  const inside = (number: number | undefined) => number === undefined || number <= row.length
  const missing = (number: number) => `there is no question ${number}: this attempt has ${row.length}`
  const problems = [
    ...body.responses.flatMap(({ number, answer }, index) => {
      const question = questions[number - 1]
      if (!question) return [{ path: `body.responses[${index}].number`, message: missing(number) }]
      const wrong = answer && answerShapeError(answer, question)
      return wrong ? [{ path: `body.responses[${index}].answer`, message: wrong }] : []
    }),
    ...body.flags.flatMap(({ number }, index) =>
      inside(number) ? [] : [{ path: `body.flags[${index}].number`, message: missing(number) }],
    ),
    ...(inside(body.position) ? [] : [{ path: 'body.position', message: missing(body.position ?? 0) }]),
  ]
  if (problems.length === 0) return body.responses
  throw new DomainError('response_invalid', 'Nothing was saved: some answers do not belong to this attempt.', {
    errors: problems,
  })
}

/** The submission of a finish without answers. */
export const EMPTY_SUBMISSION: FinishBody = { responses: [], flags: [] }
