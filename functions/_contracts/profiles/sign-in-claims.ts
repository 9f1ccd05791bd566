import { z } from 'zod'

/** The sign-ins of a session, as Supabase Auth writes them into a token: seconds since 1970. */
const signIns = z.object({ amr: z.array(z.object({ timestamp: z.number() })).min(1) })

/** When the bearer of a token last signed in, in milliseconds since 1970. Refreshing a token does not change it. */
export function signedInAt(claims: unknown): number | undefined {
  const { data } = signIns.safeParse(claims)
  return data && Math.max(...data.amr.map(({ timestamp }) => timestamp)) * 1000
}
