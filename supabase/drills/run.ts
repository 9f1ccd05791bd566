import process from 'node:process'
import { Failure } from '../local/failure.ts'

/** What is rehearsed, by name; each answers an exit code. */
const DRILLS: Record<string, (args: string[]) => Promise<number>> = {
  failover: async (args) => (await import('./failover/drill-failover.ts')).drillFailover(args),
  restore: async () => (await import('./restore/drill-restore.ts')).drillRestore(),
}

// npm run drill -- failover: rehearses what is done when something went wrong, on servers of its own.
const names = Object.keys(DRILLS).join(' | ')
try {
  const [name = '', ...args] = process.argv.slice(2)
  const drill = Object.hasOwn(DRILLS, name) ? DRILLS[name] : undefined
  if (name === '--help') console.log(`npm run drill -- ${names}`)
  else if (drill) process.exitCode = await drill(args)
  else throw new Failure(`There is no drill called "${name}".`, `Use: npm run drill -- ${names}`)
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`${error.message}\n${error.advice}`.trimEnd())
  process.exit(1)
}
