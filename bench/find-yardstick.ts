import { findPgbench, pgbench } from './pgbench.ts'
import { workers } from './workers.ts'
import type { Yardstick } from './yardstick.ts'

/** pgbench if the machine has it, else our own workers. */
export function findYardstick(): Yardstick {
  const path = findPgbench()
  return path ? pgbench(path) : workers()
}
