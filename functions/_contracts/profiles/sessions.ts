import { z } from 'zod'

/** A browser in which a user is signed in. */
export const mySession = z
  .object({
    id: z.uuid(),
    signed_in_at: z.iso.datetime(),
    last_used_at: z.iso
      .datetime()
      .describe('up to an hour before the last request: when the access token was refreshed'),
    user_agent: z.string().nullable().describe('what the browser calls itself'),
    is_current: z.boolean().describe('the session of the token that asks'),
  })
  .meta({ id: 'MySession' })
export type MySession = z.infer<typeof mySession>

export const sessionPath = z.object({ id: z.uuid() })
