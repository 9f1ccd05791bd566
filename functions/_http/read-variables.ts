import { z } from 'zod'

/** What the environment says. A variable that is set to nothing, as `NAME=` in a file of them, is not set. */
export function readVariables<T extends z.ZodType>(schema: T, source: Record<string, string | undefined>): z.output<T> {
  const result = schema.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')))
  if (result.success) return result.data
  throw new Error(`The environment is not complete. ${z.prettifyError(result.error)}`)
}
