import { keepRunning, type KeptRunning } from './restarts.ts'
import type { Service } from './process.ts'

/** More than a worker may take for what it has in hand, in milliseconds. */
const PATIENCE = 30_000

export interface WorkerPool {
  resize: (count: number) => void
  stop: () => Promise<void>
}

export interface WorkerPoolOptions {
  /** Starts the worker with this number. */
  start: (number: number) => Service
  print: (line: string) => void
}

/** So many worker processes, each replaced when it ends by itself. The ones that are no longer wanted finish what they have in hand. */
export function createWorkerPool({ start, print }: WorkerPoolOptions): WorkerPool {
  const workers: KeptRunning[] = []
  const ending = new Set<Promise<void>>()

  const add = (number: number) =>
    keepRunning({
      start: () => {
        const service = start(number)
        print(`worker ${number} starts as process ${service.process.pid}`)
        return service
      },
      onCrash: (service, how, pause) =>
        print(
          `worker ${number} ended with ${how}, starts again in ${pause / 1000} s; it said:\n${service.lastWords()}`,
        ),
    })
  const end = (worker: KeptRunning, number: number) => {
    print(`worker ${number} is asked to stop`)
    const ended = worker.stop(PATIENCE)
    ending.add(ended)
    void ended.then(() => print(`worker ${number} has stopped`)).finally(() => ending.delete(ended))
  }
  return {
    resize: (count) => {
      while (workers.length < count) workers.push(add(workers.length + 1))
      for (let number = workers.length; number > count; number--) {
        const worker = workers.pop()
        if (worker) end(worker, number)
      }
    },
    stop: async () => {
      await Promise.all([...workers.map((worker) => worker.stop(PATIENCE)), ...ending])
    },
  }
}
