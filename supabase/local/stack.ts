import { join } from 'node:path'
import { Failure } from './failure.ts'
import { createStack } from './create-stack.ts'
import { readSettings } from './settings.ts'

// npm start and npm run dev: everything Laude needs, on one machine, until Ctrl-C.
const root = join(import.meta.dirname, '../..')

try {
  const settings = readSettings(process.argv.slice(2), process.env, root)
  const stack = createStack(settings, root)
  let stopping = false
  const stop = () => {
    if (stopping) process.exit(1) // the second signal exits at once
    stopping = true
    void stack.stop().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // npm passes a signal to its shell, and the shell does not pass it on: we notice that the shell is gone.
  const parent = process.ppid
  setInterval(() => process.ppid === parent || stopping || stop(), 500).unref()
  await stack.start()
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`\n${error.message}\n${error.advice}`.trimEnd())
  process.exit(1)
}
