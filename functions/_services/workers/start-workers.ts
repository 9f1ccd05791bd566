import { combine, type Worker } from './repeat.ts'
import { ROLES, STARTS, type WorkerRole, type RoleOptions, type WorkerContext } from './roles.ts'

/** Starts the background work of these roles: all of it for servers without a scheduler and without other workers. */
export const startWorkers = (
  context: WorkerContext,
  roles: readonly WorkerRole[] = ROLES,
  options: RoleOptions = {},
): Worker => combine(...roles.map((role) => STARTS[role](context, { metrics: context.metrics, ...options })))
