import type { Connection } from '../../../functions/_db/client.ts'
import type { AccountKind } from '../../../functions/_domain/mail/kinds.ts'
import type { MailContent } from '../../../functions/_domain/mail/layout.ts'
import {
  accountExists,
  addressConfirmation,
  passwordChanged,
  passwordReset,
} from '../../../functions/_domain/mail/templates.ts'
import { enqueueMails } from '../../../functions/_services/mail/enqueue.ts'
import type { AuthContext } from './desk.ts'
import { hashToken, issueToken, TOKEN_MINUTES, type TokenType } from './one-time-token.ts'

interface Addressee {
  id: string
  email: string
}

const MINUTE = 60_000
/** News of an account is worth sending for so long, in minutes. */
const NEWS_MINUTES = 24 * 60

/** Makes a link that works once and mails it, in the transaction of the caller. */
export async function mailLink(desk: AuthContext, { sql, tx }: Connection, { id, email }: Addressee, type: TokenType) {
  if (!desk.mail) return
  const [token, now, minutes] = [desk.newMailToken(), desk.now(), TOKEN_MINUTES[type]]
  await issueToken(sql, { userId: id, type, token, now })
  const { kind, page, words, content } = LINKS[type]
  const link = `${desk.mail.siteUrl}/${page}?token_hash=${token}&type=${words}`
  const mail = { user: id, address: email, kind, content: content(link), expiresAt: now.getTime() + minutes * MINUTE }
  await enqueueMails(tx, [{ ...mail, key: `${kind}/${hashToken(token)}` }], now.getTime())
}

interface MailedLink {
  kind: AccountKind
  page: string
  /** The type of the link in Supabase Auth's words. */
  words: string
  content: (link: string) => MailContent
}

const LINKS: Record<TokenType, MailedLink> = {
  recovery: {
    kind: 'password_reset',
    page: 'reset-password',
    words: 'recovery',
    content: (link) => passwordReset({ link, minutes: TOKEN_MINUTES.recovery }),
  },
  confirmation: {
    kind: 'address_confirmation',
    page: 'confirm-email',
    words: 'signup',
    content: (link) => addressConfirmation({ link, hours: TOKEN_MINUTES.confirmation / 60 }),
  },
}

/** Tells the owner of an account, in case the change was not theirs. */
export const mailPasswordChange = (desk: AuthContext, connection: Connection, user: Addressee) =>
  mailNews(desk, connection, user, 'password_changed', passwordChanged)

/** Tells the owner of an account that somebody signed up with its address: the page says the same as for a new one. */
export const mailAccountExists = (desk: AuthContext, connection: Connection, user: Addressee) =>
  mailNews(desk, connection, user, 'account_exists', accountExists)

async function mailNews(
  desk: AuthContext,
  { tx }: Connection,
  { id, email }: Addressee,
  kind: AccountKind,
  template: (input: { link: string }) => MailContent,
) {
  if (!desk.mail) return
  const now = desk.now().getTime()
  const content = template({ link: `${desk.mail.siteUrl}/forgot-password` })
  const mail = { user: id, address: email, kind, content, expiresAt: now + NEWS_MINUTES * MINUTE }
  await enqueueMails(tx, [{ ...mail, key: `${kind}/${desk.newId()}` }], now)
}
