import { DomainError } from '../../_domain/errors.ts'
import { MAX_BATCH } from './apply.ts'

export interface MicroBatcher<Item, Answer> {
  /** Has one done. What arrives while batches are under way goes together in the next. */
  submit: (item: Item) => Promise<Answer>
  /** Takes no more, and resolves when all that was taken is answered. */
  drain: () => Promise<void>
}

export interface BatcherOptions<Item, Answer> {
  /** Does a batch, and answers each in the order given. */
  apply: (items: Item[]) => Promise<Answer[]>
  /** Transactions at once: two, so that one can be folded while the other commits. */
  inFlight?: number
  /** How many may wait. More are turned away at once, rather than kept until they give up. */
  waiting?: number
}

interface Waiting<Item, Answer> {
  item: Item
  resolve: (answer: Answer) => void
  reject: (error: unknown) => void
}

/** A lone item goes at once and alone; a thousand at a time share commits. */
export function createMicroBatcher<Item, Answer>({
  apply,
  inFlight = 2,
  waiting: bound = 2000,
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
        else reject(new Error('One of a batch was left unanswered.'))
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
      if (closed || waiting.length >= bound)
        return Promise.reject(
          new DomainError('unavailable', 'Too much is going on right now. Nothing was changed; try again in a moment.'),
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
