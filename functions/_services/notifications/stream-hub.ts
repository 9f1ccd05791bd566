import { DomainError } from '../../_domain/errors.ts'
import { createSubscriber, type Subscriber } from './subscriber.ts'

/** How many streams one learner may have open, in tabs and on devices. */
const PER_LEARNER = 5
/** Each stream holds a socket and some kilobytes. */
const PER_PROCESS = 5000

/** Wakes the open streams of a process when Postgres notifies that their learners have something new. */
export interface StreamHub {
  /** Registers one more stream of a user, until it ends. */
  subscribe: (userId: string) => Subscriber
  /** Wakes the streams of these users: ids separated by spaces. */
  wake: (userIds: string) => void
  /** Wakes every stream, after the listening connection may have missed a message. */
  wakeAll: () => void
  /** Ends all streams and refuses new ones. */
  close: () => void
  /** The number of open streams. */
  size: () => number
}

export function createStreamHub({ perLearner = PER_LEARNER, perProcess = PER_PROCESS } = {}): StreamHub {
  const subscribers = new Map<string, Set<Subscriber>>()
  let size = 0
  let closed = false

  const remove = (userId: string, subscriber: Subscriber) => {
    const own = subscribers.get(userId)
    if (!own?.delete(subscriber)) return
    size--
    if (own.size === 0) subscribers.delete(userId)
  }
  const all = () => [...subscribers.values()].flatMap((own) => [...own])

  return {
    subscribe: (userId) => {
      const own = subscribers.get(userId) ?? new Set<Subscriber>()
      // The oldest stream is replaced: its window may have been closed without the server noticing.
      const [oldest] = own
      if (own.size >= perLearner) oldest?.end('replaced')
      if (closed || size >= perProcess)
        throw new DomainError('unavailable', 'Too many streams are open. Read the list instead, and try again later.')
      const subscriber = createSubscriber()
      subscriber.onEnd(() => remove(userId, subscriber))
      subscribers.set(userId, own.add(subscriber))
      size++
      return subscriber
    },
    wake: (userIds) => {
      for (const userId of userIds.split(' ')) for (const subscriber of subscribers.get(userId) ?? []) subscriber.wake()
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
