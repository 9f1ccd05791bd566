import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import type { Claims } from '../_db/session.ts'
import { HttpProblem } from './problem.ts'

/** Synchronous if the token is cached. */
export type VerifyToken = (token: string) => Claims | Promise<Claims>

export interface TokenOptions {
  issuer: string
  jwksUrl: string
  /** The shared secret of a project that still signs with HS256; without it, tokens signed with HS256 are refused. */
  jwtSecret?: string
}

const claims = z.looseObject({ sub: z.uuid(), role: z.literal('authenticated'), exp: z.number() })

/**
 * Verifies a learner's access token. The key decides the algorithm, never the token: a public key from the
 * JWKS is used only for the algorithm it was published for, and the shared secret only for HS256.
 */
export function createVerifier({ issuer, jwksUrl, jwtSecret }: TokenOptions): VerifyToken {
  const published = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 5000, cooldownDuration: 5000 })
  const secret = jwtSecret === undefined ? undefined : new TextEncoder().encode(jwtSecret)
  const key: JWTVerifyGetKey = (header, token) => {
    if (header.alg === 'HS256' && secret) return secret
    return published(header, token)
  }
  const algorithms = secret ? ['ES256', 'RS256', 'HS256'] : ['ES256', 'RS256']

  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, key, {
        issuer,
        audience: 'authenticated',
        algorithms,
        clockTolerance: 5,
        requiredClaims: ['exp'],
      })
      return claims.parse(payload)
    } catch (cause) {
      if (cause instanceof errors.JWTExpired)
        throw new HttpProblem('token_expired', 'The access token has expired. Refresh the session and try again.')
      if (cause instanceof errors.JWKSTimeout || cause instanceof TypeError)
        throw new HttpProblem('unavailable', 'The sign-in service did not answer. Nothing was changed; try again.', {
          cause,
        })
      throw new HttpProblem('token_invalid', 'The access token is not valid here.', { cause })
    }
  }
}
