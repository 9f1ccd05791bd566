import { z } from 'zod'

/** A variable of the environment that holds JSON. */
export const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'this is no JSON' })
    return z.NEVER
  }
})
