import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose'
import { Hono } from 'hono'
import { serve } from './loopback.ts'

export interface SignOptions {
  alg?: string
  kid?: string
  key?: CryptoKey | Uint8Array
  /** Null for a token that never expires. */
  expires?: string | null
  issuer?: string
  audience?: string
}

/** Something that issues tokens and publishes its keys over real HTTP, as Supabase Auth does. */
export async function startIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'first', alg: 'ES256', use: 'sig' }
  const server = await serve(() => new Hono().get('/auth/v1/.well-known/jwks.json', (c) => c.json({ keys: [jwk] })))
  const issuer = `${server.origin}/auth/v1`

  const sign = (payload: JWTPayload, options: SignOptions = {}) => {
    const token = new SignJWT({ role: 'authenticated', ...payload })
      .setProtectedHeader({ alg: options.alg ?? 'ES256', kid: options.kid ?? 'first' })
      .setIssuer(options.issuer ?? issuer)
      .setAudience(options.audience ?? 'authenticated')
      .setIssuedAt()
    if (options.expires !== null) token.setExpirationTime(options.expires ?? '5m')
    return token.sign(options.key ?? privateKey)
  }

  return { issuer, jwk, jwksUrl: `${issuer}/.well-known/jwks.json`, sign, stop: server.stop }
}

export type Issuer = Awaited<ReturnType<typeof startIssuer>>
