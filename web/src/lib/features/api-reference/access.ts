import type { OpenApiOperation } from './openapi.ts'

/** What a request has to bring to be let in. */
export type Access = 'nothing' | 'optional_token' | 'token' | 'worker_secret'

export function accessOf(security: OpenApiOperation['security']): Access {
  if (security.length === 0) return 'nothing'
  if (security.some((way) => 'worker' in way)) return 'worker_secret'
  return security.some((way) => Object.keys(way).length === 0) ? 'optional_token' : 'token'
}

export const ACCESS_WORDS: Record<Access, string> = {
  nothing: 'No token',
  optional_token: 'Access token optional',
  token: 'Access token',
  worker_secret: 'Worker secret',
}
