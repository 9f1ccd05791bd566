import { z } from 'zod'
import { storable } from './storable.ts'

/** Every successful response wraps its content in `data`. */
export const one = <T extends z.ZodType>(item: T) => z.object({ data: item })

/** `page.next` is the cursor of the next page, or null at the end. */
export const list = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), page: z.object({ next: z.string().nullable() }) })

export const slug = storable(64).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens')

/** One of several integers. The document generator names only the first of them by itself. */
export const oneOf = <const N extends number>(values: readonly N[]) =>
  z.literal(values).meta({ type: 'integer', enum: [...values] })

/** A moment, in ISO 8601 with its offset from UTC. */
export const instant = z.iso.datetime({ offset: true })

/** RFC 9457, with the fields every Laude error has. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })),
    request_id: z.string(),
    location: z.string().optional().describe('the address to request instead'),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problem>

export const health = z
  .object({
    status: z.enum(['ok', 'unavailable']),
    database: z.enum(['reachable', 'unreachable']),
    migrations: z.enum(['current', 'behind', 'unknown']),
  })
  .meta({ id: 'Health' })
export type Health = z.infer<typeof health>
