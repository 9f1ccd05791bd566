import { lockRelay, putBack, removeQueued, takeOldestEvents } from '../../_db/queries/engine/event-queue.ts'
import { withService } from '../../_db/session.ts'
import { EVENT_VERSION } from '../../_contracts/engine/achievement-event.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import { isRefusedForItself, type EventProducer, type OutgoingMessage } from '../../_kafka/producer.ts'
import type { Engine } from './apply.ts'
import { describeError } from './describe-error.ts'

export interface PublishResult {
  taken: number
  published: number
  /** Refused by the broker for themselves, and parked in the outbox. */
  parked: number
}

interface QueuedEvent {
  id: number
  event: Activity
  tries: number
}

/** The most events of one transaction. */
export const MAX_PUBLISHED = 500

/**
 * Publishes the oldest events of the outbox, in order, and deletes them once the brokers have them. After a crash in between
 * they are published again, which changes nothing. One relay publishes at a time, so that no event overtakes an earlier one;
 * the others find nothing to do.
 */
export function publishOutbox(
  { db }: Pick<Engine, 'db'>,
  { producer, topic }: { producer: EventProducer; topic: string },
  limit = MAX_PUBLISHED,
): Promise<PublishResult> {
  return withService(db, async (tx) => {
    if (!(await lockRelay(tx))) return { taken: 0, published: 0, parked: 0 }
    const queued = await takeOldestEvents(tx, limit)
    if (queued.length === 0) return { taken: 0, published: 0, parked: 0 }
    const refused = await publishAll(producer, topic, queued)
    for (const [{ id, tries }, error] of refused)
      await putBack(tx, { id, tries: tries + 1, error: describeError(error), park: true })
    const published = queued.filter((it) => !refused.has(it))
    if (published.length > 0)
      await removeQueued(
        tx,
        published.map(({ id }) => id),
      )
    return { taken: queued.length, published: published.length, parked: refused.size }
  })
}

/** Publishes all that the broker takes. Halving finds those that it refuses for themselves; all other errors are thrown. */
async function publishAll(
  producer: EventProducer,
  topic: string,
  queued: QueuedEvent[],
): Promise<Map<QueuedEvent, unknown>> {
  try {
    await producer.publish(queued.map(({ event }) => toMessage(topic, event)))
    return new Map()
  } catch (error) {
    if (!isRefusedForItself(error)) throw error
    const half = queued.length >> 1
    if (half === 0) return new Map(queued.map((it) => [it, error]))
    const first = await publishAll(producer, topic, queued.slice(0, half))
    return new Map([...first, ...(await publishAll(producer, topic, queued.slice(half)))])
  }
}

/** An event of ours as it travels: with what is decided about the learner's day. */
export function toMessage(topic: string, activity: Activity): OutgoingMessage {
  const { occurred_at, local_date, local_hour, forgiven, ...event } = activity
  const value = {
    version: EVENT_VERSION,
    ...event,
    occurred_at: new Date(occurred_at).toISOString(),
    decided: { local_date, local_hour, ...(forgiven ? { forgiven } : {}) },
  }
  return { topic, key: activity.user_id, value: JSON.stringify(value) }
}
