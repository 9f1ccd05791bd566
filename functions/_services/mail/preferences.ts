import type { MailPreferences, MailPreferencesBody } from '../../_contracts/mail/mail.ts'
import { myAddressWorks, replaceSubscriptions, subscriptionsOf } from '../../_db/queries/mail/subscriptions.ts'
import { readAsUser, withUser, type Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { isOptIn } from '../../_domain/mail/kinds.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import type { MailServices } from './mail-services.ts'

type Context = WithClaims<DatabaseContext & MailServices>

/** What the caller asked to be sent by mail. */
export const readMailPreferences = ({ db, mail, claims }: Context): Promise<MailPreferences> =>
  readAsUser(db, claims, (tx) => preferencesOf(tx, claims.sub, mail !== undefined))

/** Makes these kinds the ones that the caller gets. */
export async function changeMailPreferences(
  { db, mail, claims }: Context,
  { subscriptions }: MailPreferencesBody,
): Promise<MailPreferences> {
  if (!mail && subscriptions.length > 0)
    throw new DomainError('mail_off', 'This server sends no mail, so there is none to ask for.')
  return withUser(db, claims, async (tx) => {
    await replaceSubscriptions(tx, claims.sub, subscriptions)
    return preferencesOf(tx, claims.sub, mail !== undefined)
  })
}

async function preferencesOf(tx: Transaction, userId: string, sends: boolean): Promise<MailPreferences> {
  const [kinds, address_works] = await Promise.all([subscriptionsOf(tx, userId), myAddressWorks(tx)])
  return { sends, address_works, subscriptions: kinds.filter(isOptIn) }
}
