import { DomainError } from '../../_domain/errors.ts'
import { createSubscriber, type Subscriber } from './subscriber.ts'

/** Windows in which one person may have Laude open. */
const PER_LEARNER = 5
/** Each holds a socket and some kilobytes. */
const PER_PROCESS = 5000

/** Brings what Postgres calls out to those who wait for it. */
export interface Hub {
  /** A place for one more stream, until it ends. */
  take: (userId: string) => Subscriber
  /** Users by their ids, with spaces between. */
  call: (userIds: string) => void
  /** Something may have been missed. */
  callAll: () => void
  /** Ends all streams; from here on there are no new ones. */
  close: () => void
  /** How many streams there are. */
  size: () => number
}

export function createHub({ perLearner = PER_LEARNER, perProcess = PER_PROCESS } = {}): Hub {
  const seats = new Map<string, Set<Subscriber>>()
  let size = 0
  let closed = false

  const leave = (userId: string, seat: Subscriber) => {
    const mine = seats.get(userId)
    if (!mine?.delete(seat)) return
    size--
    if (mine.size === 0) seats.delete(userId)
  }
  const all = () => [...seats.values()].flatMap((mine) => [...mine])

  return {
    take: (userId) => {
      const mine = seats.get(userId) ?? new Set<Subscriber>()
      // The oldest goes: it may be of a window that was closed long ago without our hearing of it.
      const [oldest] = mine
      if (mine.size >= perLearner) oldest?.end('replaced')
      if (closed || size >= perProcess)
        throw new DomainError(
          'unavailable',
          'There is no room for another stream. Ask for the list, and try again later.',
        )
      const seat = createSubscriber()
      seat.onEnd(() => leave(userId, seat))
      seats.set(userId, mine.add(seat))
      size++
      return seat
    },
    call: (userIds) => {
      for (const userId of userIds.split(' ')) for (const seat of seats.get(userId) ?? []) seat.ring()
    },
    callAll: () => {
      for (const seat of all()) seat.ring()
    },
    close: () => {
      closed = true
      for (const seat of all()) seat.end('stopping')
    },
    size: () => size,
  }
}
