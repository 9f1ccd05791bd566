import type { MailOutcome } from '../../_domain/mail/sending.ts'
import type { MailProvider } from './provider.ts'

/** A hop of the connection may be silent for so long, in milliseconds. */
const PATIENCE = 20_000

/** Mail over SMTP. What is loaded for it is loaded with the first mail, so functions that send none start without it. */
export function createSmtpProvider(url: string): MailProvider {
  const options = toOptions(new URL(url))
  let transport: ReturnType<typeof connect> | undefined
  const connect = async () => (await import('nodemailer')).createTransport(options)
  return {
    keepsBody: false,
    send: async ({ from, to, replyTo, subject, text, html, headers: { 'Message-ID': messageId, ...headers } }) => {
      const { sendMail } = await (transport ??= connect()).then((made) => ({ sendMail: made.sendMail.bind(made) }))
      try {
        await sendMail({
          from,
          to: { name: '', address: to },
          ...(replyTo !== undefined && { replyTo: { name: '', address: replyTo } }),
          subject,
          text,
          html,
          headers,
          messageId,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return { is: 'sent' }
      } catch (error) {
        return outcomeOf(error)
      }
    },
  }
}

function toOptions(url: URL) {
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replaceAll(/^\[|\]$/g, '')
  const isLocal = ['localhost', '127.0.0.1', '::1'].includes(host)
  return {
    host,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    // Mail holds links that sign in: outside of this machine it goes encrypted or not at all.
    requireTLS: !secure && !isLocal,
    ignoreTLS: !secure && isLocal,
    ...(url.username && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
  }
}

interface SmtpError extends Error {
  responseCode?: number
  command?: string
  response?: string
}

/** RFC 3463: the mailbox is not there, is disabled or is not that of anyone. */
const ABOUT_ADDRESS = /\b5\.(1\.\d+|2\.[01])\b/

function outcomeOf(error: unknown): MailOutcome {
  if (!(error instanceof Error)) return { is: 'failed', reason: String(error) }
  const { responseCode = 0, command = '', response = '' }: SmtpError = error
  const reason = error.message
  if (responseCode < 500) return { is: 'failed', reason }
  if (command === 'RCPT TO') return { is: 'bounced', reason }
  if (command === 'DATA') return { is: ABOUT_ADDRESS.test(response) ? 'bounced' : 'refused', reason }
  // The greeting, the password or the sender was refused: that is for an operator to mend.
  return { is: 'failed', reason }
}
