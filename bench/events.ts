import type { Engine } from '../functions/_services/engine/apply.ts'
import { createRecorder } from '../functions/_services/engine/record.ts'
import { createFinishes, type Members } from './finishes.ts'

/** Finished tests of learners at random, through the engine. */
export function createEvents(engine: Engine, members: Members) {
  const recorder = createRecorder(engine, 'inline')
  const finishes = createFinishes(members)
  let applied = 0
  const record = async () => {
    for (const activity of finishes(1)) {
      const answer = await recorder.record(activity)
      if (answer.status === 'refused') throw answer.error
      applied++
    }
  }
  return {
    /** So many a second, until they are ended. */
    happen: (perSecond: number) => {
      const began = performance.now()
      const underWay: Promise<void>[] = []
      const timer = setInterval(() => {
        while (underWay.length < ((performance.now() - began) / 1000) * perSecond)
          underWay.push(keepRejection(record()))
      }, 10)
      return {
        end: async () => {
          clearInterval(timer)
          await Promise.all(underWay)
        },
      }
    },
    applied: () => applied,
    end: () => recorder.drain(),
  }
}

/** A promise that may fail before anything awaits it. */
function keepRejection<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

export type Events = ReturnType<typeof createEvents>
