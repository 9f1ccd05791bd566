import { z } from 'zod'
import { storable } from './storable.ts'

/** Every successful response wraps its content in `data`. */
export const one = <T extends z.ZodType>(item: T) => z.object({ data: item })

/** `page.next` is the cursor of the next page, or null at the end. */
export const list = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), page: z.object({ next: z.string().nullable() }) })

export const slug = storable(64).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens')

/** A language and, where it matters, a region. */
export const languageTag = storable(6).regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'a language tag such as es or pt-BR')

/** The community that a request is about. */
export const communityChoice = slug
  .optional()
  .describe('without it, the only community you belong to, or the one you used last')

/** A request together with the community that it is about. */
export type AboutCommunity<Request> = Request & { community: string }

const community = slug.describe('the community that the answer is about')

/** The same as `one` for requests that may leave out the community. */
export const oneOfCommunity = <T extends z.ZodType>(item: T) => z.object({ community, data: item })

export const listOfCommunity = <T extends z.ZodType>(item: T) =>
  z.object({ community, data: z.array(item), page: z.object({ next: z.string().nullable() }) })

/** The same where the answer may be about all communities of the caller. */
export const anyCommunity = slug.nullable().describe('the community that the answer is about; null: all of them')

export const oneOfAnyCommunity = <T extends z.ZodType>(item: T) => z.object({ community: anyCommunity, data: item })

export const listOfAnyCommunity = <T extends z.ZodType>(item: T) =>
  z.object({ community: anyCommunity, data: z.array(item), page: z.object({ next: z.string().nullable() }) })

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
    retry_after: z.int().optional().describe('in so many seconds it is worth trying again; also in `Retry-After`'),
    yours: z.unknown().optional().describe('after a conflict of two editors: what was not saved'),
    stored: z.unknown().optional().describe('after a conflict of two editors: what is there instead'),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problem>

export const health = z
  .object({
    status: z.enum(['ok', 'unavailable']),
    database: z.enum(['reachable', 'read_only', 'unreachable']),
    migrations: z.enum(['current', 'behind', 'unknown']),
    release: z.string().describe('the commit or the name of what runs; empty where nobody said it'),
  })
  .meta({ id: 'Health' })
export type Health = z.infer<typeof health>
