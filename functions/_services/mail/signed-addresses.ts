import { parseReplyAddress, writeReplyAddress } from '../../_domain/mail/reply-address.ts'
import type { OptInKind } from '../../_domain/mail/kinds.ts'
import { parseUnsubscribeToken, writeUnsubscribeToken } from '../../_domain/mail/unsubscribe-token.ts'
import type { Mail } from './mail-services.ts'
import type { Signer } from './signer.ts'

/** An address whose mail belongs to a thread. */
export const signReplyAddress = async (signer: Signer, thread: string, domain: string): Promise<string> =>
  writeReplyAddress({ thread, signature: await signer.sign('reply', thread) }, domain)

/** The same where replies are taken. */
export const replyAddress = async ({ signer, replyDomain }: Mail, thread: string): Promise<string | undefined> =>
  replyDomain === undefined ? undefined : signReplyAddress(signer, thread, replyDomain)

/** The thread that an address of ours names; undefined if we never made that address. */
export async function readReplyAddress(signer: Signer, address: string, domain: string): Promise<string | undefined> {
  const parsed = parseReplyAddress(address, domain)
  if (!parsed) return undefined
  return (await signer.verify('reply', parsed.thread, parsed.signature)) ? parsed.thread : undefined
}

export const signUnsubscribe = async (signer: Signer, user: string, kind: OptInKind): Promise<string> =>
  writeUnsubscribeToken({ user, kind, signature: await signer.sign('unsubscribe', `${user}.${kind}`) })

/** Whose mail of which kind a token ends; undefined if we never made it. */
export async function readUnsubscribe(signer: Signer, token: string) {
  const parsed = parseUnsubscribeToken(token)
  if (!parsed) return undefined
  const { user, kind, signature } = parsed
  return (await signer.verify('unsubscribe', `${user}.${kind}`, signature)) ? { user, kind } : undefined
}
