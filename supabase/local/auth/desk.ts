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
  /** What is put into a mailed link. */
  newMailToken: () => string
  /** Undefined where no mail is sent. */
  mail: AuthMail | undefined
  /** Whether a new account has to confirm its address before it can sign in. */
  confirms: boolean
}

export interface AuthMail {
  /** The site whose pages the links lead to. */
  siteUrl: string
}

/** Where a session is being opened from. */
export interface ClientAddress {
  /** Null when the address is not an IP address. */
  ip: string | null
  userAgent: string | null
}
