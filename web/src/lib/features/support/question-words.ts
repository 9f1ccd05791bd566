import type { QueuedThread, QueueState, ThreadSummary, Topic } from '#contracts/support/support.ts'
import { daysText } from '#domain/locale/spans.ts'

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
  assistant: 'With the assistant',
  snoozed: 'Put off',
  resolved: 'Resolved',
}

/** How a question stands, to the learner who asked it. */
export function standingWords({ state, owner, ending }: Pick<ThreadSummary, 'state' | 'owner' | 'ending'>): string {
  if (state === 'resolved') return 'Resolved'
  if (owner === 'person') return state === 'waiting' ? 'Answered' : 'Waiting for an answer'
  if (ending === null) return 'Asked the assistant'
  return ending === 'done' ? 'Answered by the assistant' : 'Not answered yet'
}

/** Why the assistant does not answer now. */
export const EXAM_WORDS = 'You are taking an exam. The assistant answers again once it is finished.'

const DAY = 24 * 60 * 60_000

/** "waiting 4 days": how long the learner has waited for a person; empty if they do not. */
export const waitingWords = ({ waiting_since: since }: Pick<QueuedThread, 'waiting_since'>, now: number): string =>
  since === null ? '' : `waiting ${daysText((now - new Date(since).getTime()) / DAY)}`

/** How a question stands, to those who answer it. A snoozed one has its date beside. */
export const staffStandingWords = ({ state, owner }: Pick<ThreadSummary, 'state' | 'owner'>): string =>
  owner === 'assistant' && state !== 'resolved' ? QUEUE.assistant : QUEUE[state]
