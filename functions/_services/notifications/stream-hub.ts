import { DomainError } from '../../_domain/errors.ts'
import { createSubscriber, type Subscriber } from './subscriber.ts'

/** How many streams one learner may have open, in tabs and on devices. */
const PER_LEARNER = 5
/** Each stream holds a socket and some kilobytes. */
const PER_PROCESS = 5000

/** Wakes the open streams of a process when Postgres notifies that there is something new for them. */
export interface StreamHub {
  /** Registers one more stream of a user, until it ends. Without topics it waits for what is new for that user. */
  subscribe: (userId: string, topics?: readonly string[]) => Subscriber
  /** Wakes the streams that wait for these: ids of users or topics, separated by spaces. */
  wake: (topics: string) => void
  /** Wakes every stream, after the listening connection may have missed a message. */
  wakeAll: () => void
  /** Ends all streams and refuses new ones. */
  close: () => void
  /** The number of open streams. */
  size: () => number
}

export function createStreamHub({ perLearner = PER_LEARNER, perProcess = PER_PROCESS } = {}): StreamHub {
  const byUser = new Map<string, Set<Subscriber>>()
  const byTopic = new Map<string, Set<Subscriber>>()
  let size = 0
  let closed = false

  const all = () => [...byUser.values()].flatMap((own) => [...own])

  return {
    subscribe: (userId, topics = [userId]) => {
      const own = byUser.get(userId) ?? new Set<Subscriber>()
      // The oldest stream is replaced: its window may have been closed without the server noticing.
      const [oldest] = own
      if (own.size >= perLearner) oldest?.end('replaced')
      if (closed || size >= perProcess)
        throw new DomainError('unavailable', 'Too many streams are open. Read the list instead, and try again later.')
      const subscriber = createSubscriber()
      subscriber.onEnd(() => {
        if (remove(byUser, userId, subscriber)) size--
        for (const topic of topics) remove(byTopic, topic, subscriber)
      })
      add(byUser, userId, subscriber)
      for (const topic of topics) add(byTopic, topic, subscriber)
      size++
      return subscriber
    },
    wake: (topics) => {
      for (const topic of topics.split(' ')) for (const subscriber of byTopic.get(topic) ?? []) subscriber.wake()
    },
    wakeAll: () => {
      for (const subscriber of all()) subscriber.wake()
    },
    close: () => {
      closed = true
      for (const subscriber of all()) subscriber.end('stopping')
    },
    size: () => size,
  }
}

function add(sets: Map<string, Set<Subscriber>>, key: string, subscriber: Subscriber) {
  sets.set(key, (sets.get(key) ?? new Set<Subscriber>()).add(subscriber))
}

/** Whether it was there. */
function remove(sets: Map<string, Set<Subscriber>>, key: string, subscriber: Subscriber): boolean {
  const found = sets.get(key)
  if (!found?.delete(subscriber)) return false
  if (found.size === 0) sets.delete(key)
  return true
}
