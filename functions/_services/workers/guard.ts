import type { Health } from '../../_contracts/wire.ts'
import { repeat, type Worker } from './repeat.ts'

export interface GuardedWorker extends Worker {
  /** Whether it takes work: not before the database was reached, nor while it is read only or its schema is behind. */
  takesWork: () => boolean
}

export interface GuardOptions {
  check: () => Promise<Health>
  start: () => Worker
  /** The pause between two looks at the schema, in milliseconds. */
  pause?: number
  report?: (error: unknown) => void
}

/** Runs a worker while the database has every migration that its code needs; what cannot be reached may come back as it was. */
export function guardWorker({ check, start, pause = 5000, report }: GuardOptions): GuardedWorker {
  let running: Worker | undefined
  let stopping = false
  let behind = false
  const look = async () => {
    const { database, migrations } = await check()
    behind = migrations === 'behind' || (behind && migrations === 'unknown')
    if (stopping) return false
    if (database === 'read_only') {
      await running?.stop()
      running = undefined
    } else if (migrations === 'current') running ??= start()
    else if (migrations === 'behind' && running) {
      await running.stop()
      running = undefined
      throw new Error('The database lacks migrations that this worker needs: it takes no work until they are there.')
    }
    return false
  }
  const loop = repeat(look, { pause, report })
  return {
    stop: async () => {
      stopping = true
      await Promise.all([loop.stop(), running?.stop()])
    },
    turnAge: () => running?.turnAge?.() ?? 0,
    takesWork: () => running !== undefined && !behind && !stopping,
  }
}
