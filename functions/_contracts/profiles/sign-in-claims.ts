import { z } from 'zod'

/** What Supabase Auth writes into a token: the sign-ins of its session in seconds since 1970, and how the user can sign in. */
const signInClaims = z.object({
  amr: z.array(z.object({ method: z.string(), timestamp: z.number() })).min(1),
  app_metadata: z.object({ providers: z.array(z.string()).default([]) }).default({ providers: [] }),
})

export interface LastSignIn {
  /** In milliseconds since 1970. Refreshing a token does not change it. */
  at: number
  /** Whether it was with a password. */
  withPassword: boolean
  /** Whether the account has a password. */
  hasPassword: boolean
}

/** How the bearer of a token last signed in; undefined if the token does not say. */
export function lastSignIn(claims: unknown): LastSignIn | undefined {
  const { data } = signInClaims.safeParse(claims)
  const last = data?.amr.toSorted((a, b) => b.timestamp - a.timestamp)[0]
  return (
    data &&
    last && {
      at: last.timestamp * 1000,
      withPassword: last.method === 'password',
      hasPassword: hasPassword(data.app_metadata.providers),
    }
  )
}

/** Whether an account with these ways to sign in has a password. */
export const hasPassword = (providers: readonly string[]): boolean => providers.includes('email')
