import type { QuestionToGrade } from './grading.ts'
import type { AnswerKey } from './kinds/rules.ts'
import type { Question } from './question.ts'

export const DECISIONS = ['new_key', 'also', 'void'] as const
export type Decision = (typeof DECISIONS)[number]

/** A correction of a published question, as it concerns grading. */
export interface Amendment {
  decision: Decision
  /** Null for a question that is void. */
  key: AnswerKey | null
  /** Whether attempts begun before it keep what the key before gave them. */
  keeps: boolean
  /** When it was applied, in milliseconds since 1970. */
  at: number
}

/** What corrections say of a question beside its key. */
export interface Amended {
  /** Other keys that are right, too. */
  also: readonly AnswerKey[]
  /** Keys that count no more, but for attempts begun before `until`. */
  former: readonly { key: AnswerKey; until: number }[]
  /** Everybody has it right. */
  void: boolean
  /** What was corrected, the earliest first. */
  amendments: readonly Amendment[]
}

/** A question after corrections, the earliest first. Without any it stays the same object. */
export function amend(question: Question, amendments: readonly Amendment[]): Question {
  if (amendments.length === 0) return question
  const before = question.amended
  let { key } = question
  let also: AnswerKey[] = [...(before?.also ?? [])]
  let isVoid = before?.void ?? false
  const former = [...(before?.former ?? [])]
  for (const { decision, key: given, keeps, at } of amendments)
    if (decision === 'void') isVoid = true
    else if (given && decision === 'also') also.push(given)
    else if (given) {
      if (keeps) former.push(...[key, ...also].map((key) => ({ key, until: at })))
      also = []
      key = given
    }
  return {
    ...question,
    key,
    amended: { also, former, void: isVoid, amendments: [...(before?.amendments ?? []), ...amendments] },
  }
}

/** With what an attempt is graded that began at this moment, in milliseconds since 1970. */
export function gradedBy(
  { key, amended }: Pick<Question, 'key' | 'amended'>,
  startedAt: number,
): Pick<QuestionToGrade, 'key' | 'also' | 'isVoid'> {
  if (!amended) return { key }
  const former = amended.former.filter(({ until }) => startedAt < until)
  return { key, also: [...amended.also, ...former.map((it) => it.key)], isVoid: amended.void }
}
