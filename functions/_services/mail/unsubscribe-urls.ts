import type { OptInKind } from '../../_domain/mail/kinds.ts'
import type { Mail } from './mail-services.ts'
import { signUnsubscribe } from './signed-addresses.ts'

/** Where a mail program ends a kind of mail, without its reader. */
export const oneClickUrl = async ({ functionsUrl, signer }: Mail, user: string, kind: OptInKind): Promise<string> =>
  `${functionsUrl}/gamification-api/mail/unsubscribe?token=${await signUnsubscribe(signer, user, kind)}`

/** The page with a button for the reader. */
export const unsubscribePage = ({ siteUrl }: Mail, token: string): string => `${siteUrl}/unsubscribe?token=${token}`
