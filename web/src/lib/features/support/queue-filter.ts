import { queueState, threadPath, topic, type QueueState, type Topic } from '#contracts/support/support.ts'

/** Which questions the queue shows; without a state, the open ones. */
export interface QueueShow {
  state?: Exclude<QueueState, 'open'>
  topic?: Topic
  /** The last question of the page before. */
  after?: string
}

/** Reads the filter from the URL. Invalid values are left out. */
export function readQueueShow(query: URLSearchParams): QueueShow {
  const state = queueState.safeParse(query.get('state')).data
  const about = topic.safeParse(query.get('topic')).data
  const after = threadPath.safeParse({ id: query.get('after') }).data
  return {
    ...(state !== undefined && state !== 'open' && { state }),
    ...(about !== undefined && { topic: about }),
    ...(after !== undefined && { after: after.id }),
  }
}
