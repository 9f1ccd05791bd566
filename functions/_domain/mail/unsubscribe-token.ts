import { isOptIn, type OptInKind } from './kinds.ts'

export interface UnsubscribeToken {
  user: string
  kind: OptInKind
  signature: string
}

const PATTERN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([a-z_]{1,40})\.([a-z2-7]{24})$/

export const writeUnsubscribeToken = ({ user, kind, signature }: UnsubscribeToken): string =>
  `${user}.${kind}.${signature}`

/** What a token says; undefined if it is none. Whether it is ours, its signature tells. It never expires, since old mail has links, too. */
export function parseUnsubscribeToken(token: string): UnsubscribeToken | undefined {
  const [, user, kind, signature] = PATTERN.exec(token) ?? []
  if (user === undefined || kind === undefined || signature === undefined || !isOptIn(kind)) return undefined
  return { user, kind, signature }
}
