import { DomainError } from '../../_domain/errors.ts'
import { MAX_BATCH } from './apply.ts'

export interface MicroBatcher<Item, Answer> {
  /** Submits one item. Items that arrive while batches are running go together into the next. */
  submit: (item: Item) => Promise<Answer>
  /** Refuses new items, and resolves when all accepted ones are answered. */
  drain: () => Promise<void>
}

export interface BatcherOptions<Item, Answer> {
  /** Applies a batch. Returns the answers in the order of the items. */
  apply: (items: Item[]) => Promise<Answer[]>
  /** Batches at the same time: two, so that one can fold while the other commits. */
  inFlight?: number
  /** The most items that may wait. More are refused at once instead of waiting until their callers time out. */
  waiting?: number
}

interface Waiting<Item, Answer> {
  item: Item
  resolve: (answer: Answer) => void
  reject: (error: unknown) => void
}

/** Batches items without a delay: a single item runs at once, a thousand at the same time share commits. */
export function createMicroBatcher<Item, Answer>({
  apply,
  inFlight = 2,
  waiting: maxWaiting = 2000,
}: BatcherOptions<Item, Answer>): MicroBatcher<Item, Answer> {
  let waiting: Waiting<Item, Answer>[] = []
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

  const run = async (batch: Waiting<Item, Answer>[]) => {
    try {
      const answers = await apply(batch.map(({ item }) => item))
      batch.forEach(({ resolve, reject }, index) => {
        const answer = answers[index]
        if (answer !== undefined) resolve(answer)
        else reject(new Error('The batch has no answer for an item.'))
      })
    } catch (error) {
      for (const { reject } of batch) reject(error)
    } finally {
      running--
      next()
    }
  }

  return {
    submit: (item) => {
      if (closed || waiting.length >= maxWaiting)
        return Promise.reject(
          new DomainError('unavailable', 'The server is busy right now. Nothing was changed; try again in a moment.'),
        )
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject })
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
