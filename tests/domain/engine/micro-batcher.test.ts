import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import type { AppliedEvent } from '../../../functions/_services/engine/apply.ts'
import { createMicroBatcher } from '../../../functions/_services/engine/micro-batcher.ts'
import { activity } from '../../support/activities.ts'

/** An engine that answers when it is told to. */
function heldEngine() {
  const batches: { ids: string[]; finish: () => void; fail: (error: Error) => void }[] = []
  const apply = (activities: Activity[]) =>
    new Promise<AppliedEvent[]>((resolve, reject) => {
      batches.push({
        ids: activities.map(({ id }) => id),
        finish: () =>
          resolve(
            activities.map(({ id }) => ({
              status: 'applied',
              xp: 1,
              outcome: {
                xp: [{ amount: 1, reason: 'content', reference: id }],
                level: { before: 1, after: 1 },
                streaks: [],
                achievements: [],
                milestones: [],
              },
            })),
          ),
        fail: reject,
      })
    })
  return { batches, apply }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('the micro-batcher', () => {
  it('an idle batcher runs a single event at once, alone', () => {
    const { batches, apply } = heldEngine()
    void createMicroBatcher({ apply }).submit(activity('post_created'))
    expect(batches.map(({ ids }) => ids.length)).toEqual([1])
  })

  it('at most two batches run at a time, and events that arrive meanwhile go together, at most 100', async () => {
    const { batches, apply } = heldEngine()
    const batcher = createMicroBatcher({ apply })
    for (let n = 0; n < 252; n++) void batcher.submit(activity('post_created'))
    expect(batches.map(({ ids }) => ids.length)).toEqual([1, 1])
    batches[0]?.finish()
    await settle()
    expect(batches.map(({ ids }) => ids.length)).toEqual([1, 1, 100])
    batches[1]?.finish()
    batches[2]?.finish()
    await settle()
    expect(batches.map(({ ids }) => ids.length)).toEqual([1, 1, 100, 100, 50])
  })

  it('each event gets its own outcome', async () => {
    const { batches, apply } = heldEngine()
    const batcher = createMicroBatcher({ apply, inFlight: 1 })
    const events = Array.from({ length: 30 }, () => activity('post_created'))
    const answers = events.map((event) => batcher.submit(event))
    batches[0]?.finish()
    await settle()
    batches[1]?.finish()
    const outcomes = await Promise.all(answers)
    expect(outcomes.map((answer) => answer.status !== 'refused' && answer.outcome.xp[0]?.reference)).toEqual(
      events.map(({ id }) => id),
    )
  })

  it('events above the limit are refused at once with a code', async () => {
    const { apply } = heldEngine()
    const batcher = createMicroBatcher({ apply, inFlight: 1, waiting: 2 })
    for (let n = 0; n < 3; n++) void batcher.submit(activity('post_created'))
    await expect(batcher.submit(activity('post_created'))).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('a batch that fails rejects only its own events, and the batcher continues', async () => {
    const { batches, apply } = heldEngine()
    const batcher = createMicroBatcher({ apply, inFlight: 1 })
    const lost = batcher.submit(activity('post_created'))
    const later = batcher.submit(activity('post_created'))
    batches[0]?.fail(new Error('gone'))
    await expect(lost).rejects.toThrow('gone')
    batches[1]?.finish()
    await expect(later).resolves.toMatchObject({ status: 'applied' })
  })

  it('a drain refuses new events and ends when all accepted ones are answered', async () => {
    const { batches, apply } = heldEngine()
    const batcher = createMicroBatcher({ apply, inFlight: 1 })
    const taken = [batcher.submit(activity('post_created')), batcher.submit(activity('post_created'))]
    let drained = false
    const drain = batcher.drain().then(() => (drained = true))
    await expect(batcher.submit(activity('post_created'))).rejects.toMatchObject({ code: 'unavailable' })
    batches[0]?.finish()
    await settle()
    expect(drained).toBe(false)
    batches[1]?.finish()
    await drain
    await expect(Promise.all(taken)).resolves.toHaveLength(2)
  })
})
