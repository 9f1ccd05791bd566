import type { Database } from '../../../functions/_db/client.ts'
import type { AuthKeys } from './keys.ts'

/** What every verb of the Auth server works with. */
export interface AuthContext {
  db: Database
  /** The `iss` of every access token: the public address of this API. */
  issuer: string
  keys: AuthKeys
  now: () => Date
  newId: () => string
  newRefreshToken: () => string
}

/** Where a session is being opened from. */
export interface ClientAddress {
  /** Null when the address is not an IP address. */
  ip: string | null
  userAgent: string | null
}
