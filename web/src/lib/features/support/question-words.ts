import type { QueueState, ThreadSummary, Topic } from '#contracts/support/support.ts'

export const TOPIC: Record<Topic, string> = {
  question: 'A question of a test',
  exam: 'Exams',
  account: 'My account',
  site: 'This site',
  other: 'Something else',
}

export const QUEUE: Record<QueueState, string> = {
  open: 'To answer',
  held: 'First messages',
  mine: 'Claimed by me',
  waiting: 'Waiting for the learner',
  snoozed: 'Put off',
  resolved: 'Resolved',
}

/** How a question stands, to the learner who asked it. */
export function standingWords({ state, owner }: Pick<ThreadSummary, 'state' | 'owner'>): string {
  if (state === 'resolved') return 'Resolved'
  if (state === 'waiting') return 'Answered'
  return owner === 'assistant' ? 'The assistant is answering' : 'Waiting for an answer'
}
