import { z } from 'zod'
import { MAX_BATCH } from '../_services/engine/apply.ts'
import { isRole, ROLES, type WorkerRole } from '../_services/workers/roles.ts'

/** How long a worker that is asked to stop may take for what it has in hand. */
export const DRAIN_SECONDS = 25

/** The part of the environment that says what a process does in the background, and how a worker is run. */
export const workerVariables = {
  /** Names of roles, `all` or `none`. */
  WORKER_ROLES: z.string().default('all'),
  /** The most events that a worker has in hand. */
  WORKER_BATCH: z.coerce.number().int().min(1).max(MAX_BATCH).default(MAX_BATCH),
  /** Where a worker says how it is; 0: nowhere. */
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(54_325),
  WORKER_DRAIN_SECONDS: z.coerce.number().positive().max(3600).default(DRAIN_SECONDS),
}

export interface WorkerConfig {
  roles: readonly WorkerRole[]
  batch: number
  port: number
  drainSeconds: number
}

type WorkerVariables = z.infer<z.ZodObject<typeof workerVariables>>

export function workerConfigOf(
  env: WorkerVariables & { MAIL_PROVIDER: string },
  context: z.RefinementCtx,
): WorkerConfig {
  const refuse = (message: string) => context.addIssue({ code: 'custom', message, path: ['WORKER_ROLES'] })
  const names = env.WORKER_ROLES.split(',').flatMap((name) => name.trim() || [])
  const roles = rolesOf(names)
  const unknown = names.filter((name) => !isRole(name))
  if (!roles) refuse(`there is no role ${unknown.join(', ')}: all, none, or some of ${ROLES.join(', ')}`)
  if (names.includes('mail') && env.MAIL_PROVIDER === 'none') refuse('the role mail needs MAIL_PROVIDER')
  return {
    roles: roles ?? [],
    batch: env.WORKER_BATCH,
    port: env.WORKER_PORT,
    drainSeconds: env.WORKER_DRAIN_SECONDS,
  }
}

function rolesOf(names: readonly string[]): readonly WorkerRole[] | undefined {
  const [only = 'all', ...others] = names
  if (others.length === 0 && only === 'all') return ROLES
  if (others.length === 0 && only === 'none') return []
  return names.every(isRole) ? [...new Set(names.filter(isRole))] : undefined
}
