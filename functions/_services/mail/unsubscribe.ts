import { deleteSubscription } from '../../_db/queries/mail/subscriptions.ts'
import { withService } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { OptInKind } from '../../_domain/mail/kinds.ts'
import type { DatabaseContext } from '../context.ts'
import type { MailServices } from './mail-services.ts'
import { readUnsubscribe } from './signed-addresses.ts'

/** Ends the kind of mail that a link is about, for whoever got it. Nobody has to sign in, and a repeat changes nothing. */
export async function unsubscribe({ db, mail }: DatabaseContext & MailServices, token: string): Promise<OptInKind> {
  const ended = mail && (await readUnsubscribe(mail.signer, token))
  if (!ended) throw new DomainError('link_invalid', 'This link was not made by this server.')
  await withService(db, (tx) => deleteSubscription(tx, ended.user, ended.kind))
  return ended.kind
}
