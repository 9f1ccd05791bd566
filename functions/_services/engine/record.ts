import { pushEvents } from '../../_db/queries/engine/event-queue.ts'
import { withService } from '../../_db/session.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import { applyEvents, type AppliedEvent, type Engine } from './apply.ts'
import { createMicroBatcher } from './micro-batcher.ts'

/** Whether a request waits for what its event causes, or leaves that to the queue. */
export type EventsMode = 'inline' | 'queue'

/** In the log with all that it caused, or sure to get there. */
export type RecordResult = AppliedEvent | { status: 'queued' }

export interface Recorder {
  record: (activity: Activity) => Promise<RecordResult>
  /** Takes no more, and resolves when all that was taken is answered. */
  drain: () => Promise<void>
}

/** What requests hand their events to. */
export function createRecorder(engine: Engine, mode: EventsMode): Recorder {
  const batcher = createMicroBatcher({ apply: (activities: Activity[]) => applyEvents(engine, activities) })
  return {
    record: async (activity) => {
      if (mode === 'inline') return batcher.submit(activity)
      await withService(engine.db, (tx) => pushEvents(tx, [activity]))
      return { status: 'queued' }
    },
    drain: batcher.drain,
  }
}
