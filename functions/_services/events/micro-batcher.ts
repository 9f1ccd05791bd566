import type { Activity } from '../../_domain/activity.ts'
import { DomainError } from '../../_domain/errors.ts'
import { MAX_BATCH, type Applied } from './apply.ts'

export interface MicroBatcher {
  /** Applies one event. What arrives while batches are under way goes together in the next. */
  submit: (activity: Activity) => Promise<Applied>
  /** Takes no more, and resolves when all that was taken is answered. */
  drain: () => Promise<void>
}

export interface BatcherOptions {
  apply: (activities: Activity[]) => Promise<Applied[]>
  /** Transactions at once: two, so that one can be folded while the other commits. */
  inFlight?: number
  /** How many may wait. More are turned away at once, rather than kept until they give up. */
  waiting?: number
}

interface Waiting {
  activity: Activity
  resolve: (applied: Applied) => void
  reject: (error: unknown) => void
}

/** A lone event goes at once and alone; a thousand at a time share commits. */
export function createMicroBatcher({ apply, inFlight = 2, waiting: bound = 2000 }: BatcherOptions): MicroBatcher {
  let waiting: Waiting[] = []
  let running = 0
  let closed = false
  let drained = () => {}

  const next = () => {
    while (running < inFlight && waiting.length > 0) {
      const batch = waiting.slice(0, MAX_BATCH)
      waiting = waiting.slice(MAX_BATCH)
      running++
      void run(batch)
    }
    if (running === 0) drained()
  }

  const run = async (batch: Waiting[]) => {
    try {
      const applied = await apply(batch.map(({ activity }) => activity))
      batch.forEach(({ resolve, reject }, index) => {
        const answer = applied[index]
        if (answer) resolve(answer)
        else reject(new Error('The engine left an event unanswered.'))
      })
    } catch (error) {
      for (const { reject } of batch) reject(error)
    } finally {
      running--
      next()
    }
  }

  return {
    submit: (activity) => {
      if (closed || waiting.length >= bound)
        return Promise.reject(
          new DomainError('unavailable', 'Too much is going on right now. Nothing was changed; try again in a moment.'),
        )
      return new Promise((resolve, reject) => {
        waiting.push({ activity, resolve, reject })
        next()
      })
    },
    drain: () => {
      closed = true
      if (running === 0) return Promise.resolve()
      return new Promise((resolve) => (drained = resolve))
    },
  }
}
