import { z } from 'zod'

// What vantage points, controllers and guards say to each other. The types are those of _domain/failover.

const name = z.string().min(1).max(40)
const epoch = z.int().min(0)
const count = z.number()

export const syncStatement = z.object({ epoch, revision: z.int(), holds: z.boolean() })

export const ballot = z.object({
  epoch,
  holder: name.nullable(),
  released: z.boolean(),
  sync: syncStatement,
  announced: epoch,
})

export const leaseRequest = z.object({
  node: name,
  epoch,
  sync: syncStatement.optional(),
  position: count.optional(),
  force: z.boolean().optional(),
})

export const leaseAnswer = z.object({ granted: z.boolean(), ballot })

export const releaseRequest = z.object({ node: name, epoch })

export const announcement = z.object({ epoch })

const sighting = z.object({
  node: name,
  epoch,
  failures: z.int(),
  successes: z.int(),
  isDown: z.boolean(),
  reason: z.string(),
})

export const voterReport = z.object({
  ballot,
  keptFor: count,
  heldFor: count,
  position: count.nullable(),
  sighting: sighting.nullable(),
  /** Null: it has not checked yet. */
  checkedAgo: count.nullable(),
})

/** What the primary knows of its standby. */
const standbyReport = z.object({
  name: z.string(),
  state: z.string(),
  sync: z.string(),
  lagBytes: count,
  lagSeconds: count.nullable(),
})

export const guardReport = z.object({
  node: name,
  role: z.enum(['primary', 'standby', 'fenced']),
  epoch,
  revision: z.int(),
  postgres: z.enum(['stopped', 'standby', 'primary']),
  position: count.nullable(),
  /** For how much longer its lease runs, in milliseconds. */
  leaseFor: count,
  /** Whether commits wait for the standby. */
  waits: z.boolean(),
  /** A sentence about what holds it up; empty where nothing does. */
  trouble: z.string(),
  standbys: z.array(standbyReport),
  slots: z.array(z.object({ name: z.string(), active: z.boolean(), keptBytes: count })),
})
export type GuardDetails = z.infer<typeof guardReport>

export const takeOverOrder = z.object({ after: epoch.optional(), force: z.boolean().optional() })

export const stepDownOrder = z.object({ epoch })

export const orderAnswer = z.object({ done: z.boolean(), why: z.string() })
export type OrderAnswer = z.infer<typeof orderAnswer>

/** Where a node and its guard are. */
export const failoverNode = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,30}$/, 'takes small letters, digits and _'),
  /** What the DNS record says while it is primary. */
  address: z.ipv4(),
  /** Where its Auth and functions answer, at /auth/v1 and /functions/v1. */
  api: z.url({ protocol: /^https?$/ }),
  guard: z.url({ protocol: /^https?$/ }),
  /** Where its Postgres listens, as host:port. */
  database: z.string().regex(/^[^\s:]+:\d+$/, 'looks like 10.0.0.1:5432'),
})
export type FailoverPlace = z.infer<typeof failoverNode>
