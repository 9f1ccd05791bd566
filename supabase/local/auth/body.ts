import type { Context } from 'hono'
import type { z } from 'zod'
import { AuthError } from './auth-error.ts'

/** Deeper than any profile, shallower than the stacks of JSON.stringify and of Postgres. */
const MAX_DEPTH = 32

/** The content type is not looked at, as Supabase Auth does not. */
export async function readBody<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<z.infer<Schema>> {
  const body = parseJson(await c.req.text())
  if (!storable(body))
    throw new AuthError(400, 'validation_failed', 'The body is nested too deep or holds text that cannot be stored')
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') || 'body'
  throw new AuthError(400, 'validation_failed', `${where}: ${issue?.message ?? 'not valid'}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AuthError(400, 'bad_json', 'Could not parse request body as JSON', { cause })
  }
}

/** Postgres takes neither NUL nor half a surrogate pair, in keys as little as in values. */
function storable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  if (depth === MAX_DEPTH) return false
  return Object.entries(value).every(([key, item]) => storable(key) && storable(item, depth + 1))
}
