import type { Question } from './question.ts'
import { shareOut } from './share-out.ts'
import { shuffle, type Random } from './shuffle.ts'
import type { TopicQuota } from './topic-quota.ts'

/** What decides which questions an attempt asks. */
export interface DrawRules {
  mode: 'exam' | 'practice'
  length: number
  /** Null: always the first of the bank. */
  quotas?: readonly TopicQuota[] | null
}

type Candidate = Pick<Question, 'topic' | 'pool'>

/**
 * The questions that an attempt asks, in the order of the bank. Practice asks none of the exam pool. An exam asks the exam pool
 * first, and others only where that does not fill it. Quotas are met as far as the bank can; what they leave open is filled from
 * all other questions.
 */
export function chooseQuestions<Of extends Candidate>(
  bank: readonly Of[],
  { mode, length, quotas = null }: DrawRules,
  random: Random,
): Of[] {
  const candidates = mode === 'practice' ? bank.filter(({ pool }) => pool !== 'exam') : bank
  /** Those that come first, in the order in which they would be taken. */
  const preferred = (questions: readonly Of[]) => {
    const drawn = quotas === null ? questions : shuffle(questions, random)
    return [...drawn.filter(isReserved), ...drawn.filter((question) => !isReserved(question))]
  }
  const chosen = new Set<Of>()
  for (const { topic, questions } of shares(quotas ?? [], length))
    for (const question of preferred(candidates.filter((candidate) => candidate.topic === topic)).slice(0, questions))
      chosen.add(question)
  for (const question of preferred(candidates)) {
    if (chosen.size >= length) break
    chosen.add(question)
  }
  return candidates.filter((question) => chosen.has(question))
}

const isReserved = ({ pool }: Candidate) => pool === 'exam'

/** How many questions of each topic: the quotas in proportion to the length, rounded so that they add up to it. */
function shares(quotas: readonly TopicQuota[], length: number): TopicQuota[] {
  const questions = shareOut(
    quotas.map((quota) => quota.questions),
    length,
  )
  return quotas.map(({ topic }, index) => ({ topic, questions: questions[index] ?? 0 }))
}
