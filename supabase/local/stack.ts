import { join } from 'node:path'
import { Failure } from './failure.ts'
import { createStack } from './create-stack.ts'
import { readSettings } from './settings.ts'
import { stopOnSignal } from './stop-on-signal.ts'

// npm start and npm run dev: everything Laude needs, on one machine, until Ctrl-C.
const root = join(import.meta.dirname, '../..')

try {
  const settings = readSettings(process.argv.slice(2), process.env, root)
  const stack = createStack(settings, root)
  stopOnSignal(stack.stop)
  await stack.start()
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`\n${error.message}\n${error.advice}`.trimEnd())
  process.exit(1)
}
