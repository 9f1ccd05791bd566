import process from 'node:process'
import { createInterface } from 'node:readline'
import { monotonic } from './monotonic.ts'
import { signalTree } from './process-tree.ts'

// Beside a guard: kills Postgres once its time is up, or the guard is gone, whatever state the guard is in. It reads lines: `postgres
// <pid>` and `until <time>`, by the clock of this machine.
let postgres: number | undefined
let until = Infinity

const kill = () => {
  if (postgres === undefined) return
  signalTree(postgres, 'SIGKILL')
  console.log(`killed ${postgres}`)
  postgres = undefined
}

// A timer alone would be late by as long as this process was stopped, and a clock that is looked at often is not.
setInterval(() => {
  if (monotonic() >= until) kill()
}, 50)

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [what, value] = line.split(' ')
    if (what === 'postgres') postgres = Number(value) || undefined
    if (what === 'until') until = Number(value)
  })
  .on('close', () => {
    kill()
    process.exit(0)
  })
// It ends with its guard, and not before: Ctrl-C reaches both.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
