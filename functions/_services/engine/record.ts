import { pushEvents, removeQueued } from '../../_db/queries/engine/event-queue.ts'
import { withService } from '../../_db/session.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import { applyEvents, type AppliedEvent, type Engine } from './apply.ts'
import { createMicroBatcher } from './micro-batcher.ts'

/** Whether a request waits for what its event causes, or leaves the event to the outbox: for the queue, or for Kafka. */
export type EventsMode = 'inline' | 'queue' | 'kafka'

/** The event is applied, or it is in the queue and will be. */
export type RecordResult = AppliedEvent | { status: 'queued' }

export interface Recorder {
  record: (activity: Activity) => Promise<RecordResult>
  /**
   * Applies an event at once that its cause has put into the outbox with itself, and takes it out again; or leaves it there, where
   * requests do not wait for their events.
   */
  recordQueued: (queued: QueuedActivity) => Promise<RecordResult>
  /** Refuses new events, and resolves when all accepted ones are answered. */
  drain: () => Promise<void>
}

/** An activity, and its places in the outbox. */
export interface QueuedActivity {
  activity: Activity
  places: number[]
}

/** An activity, and when its request was there, in milliseconds since 1970. */
interface ReceivedActivity {
  activity: Activity
  receivedAt: number
}

/** Applies or queues the events of requests. */
export function createRecorder(engine: Engine, mode: EventsMode): Recorder {
  const batcher = createMicroBatcher({
    apply: (received: ReceivedActivity[]) =>
      applyEvents(
        engine,
        received.map(({ activity }) => activity),
        received.map(({ receivedAt }) => receivedAt),
      ),
  })
  return {
    record: async (activity) => {
      if (mode === 'inline') return batcher.submit({ activity, receivedAt: engine.now() })
      await withService(engine.db, (tx) => pushEvents(tx, [activity]))
      return { status: 'queued' }
    },
    recordQueued: async ({ activity, places }) => {
      if (mode !== 'inline') return { status: 'queued' }
      const applied = await batcher.submit({ activity, receivedAt: engine.now() })
      // What is refused stays in the queue, which parks it with its error.
      if (applied.status !== 'refused') await withService(engine.db, (tx) => removeQueued(tx, places))
      return applied
    },
    drain: batcher.drain,
  }
}
