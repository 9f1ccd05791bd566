import { parentPort, workerData } from 'node:worker_threads'
import postgres from 'postgres'
import type { Task } from './workers.ts'

// One thread of the yardstick without pgbench: each client commits one event after the other.
const { url, scripts, learners, from, seconds, inTurn, firstLearner, clients }: Task = workerData
const total = scripts.reduce((sum, { weight }) => sum + weight, 0)
const sql = postgres(url, { max: clients.length, onnotice: () => {} })

function draw(): string {
  let left = Math.random() * total
  for (const { statement, weight } of scripts) if ((left -= weight) < 0) return statement
  return scripts[0]?.statement ?? ''
}

async function client(number: number): Promise<number> {
  const connection = await sql.reserve()
  const end = performance.now() + seconds * 1000
  let done = 0
  while (performance.now() < end) {
    const at = from + ++done * 16 + number
    const event = firstLearner + at
    const learner =
      firstLearner + learners.from + (inTurn ? at % learners.count : Math.floor(Math.random() * learners.count))
    await connection.unsafe(draw(), [String(learner), String(event)], { prepare: true })
  }
  connection.release()
  return done
}

const done = await Promise.all(clients.map(client))
await sql.end()
parentPort?.postMessage(done.reduce((sum, it) => sum + it, 0))
