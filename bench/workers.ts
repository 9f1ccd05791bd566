import { Worker } from 'node:worker_threads'
import { FIRST_LEARNER } from './finishes.ts'
import type { Run, Yardstick } from './yardstick.ts'

export const CLIENTS = 16
const THREADS = 2

export interface Task extends Run {
  firstLearner: number
  /** The numbers of this thread's clients. */
  clients: number[]
}

/** In pgbench's place: as many clients, in two threads, each with every statement prepared. */
export function workers(): Yardstick {
  return {
    name: `${CLIENTS} postgres.js connections in ${THREADS} threads (there is no pgbench here, which is faster)`,
    parameters: { learner: '$1::text', event: '$2::text' },
    run: async (run) => {
      const clients = Array.from({ length: CLIENTS }, (_, client) => client)
      const done = await Promise.all(
        Array.from({ length: THREADS }, (_, thread) =>
          work({
            ...run,
            firstLearner: FIRST_LEARNER,
            clients: clients.filter((client) => client % THREADS === thread),
          }),
        ),
      )
      const total = done.reduce((sum, it) => sum + it, 0)
      return { rate: total / run.seconds, done: total }
    },
  }
}

function work(task: Task): Promise<number> {
  return new Promise((resolve, reject) => {
    new Worker(new URL('worker.ts', import.meta.url), { workerData: task })
      .once('message', resolve)
      .once('error', reject)
  })
}
