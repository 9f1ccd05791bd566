import type { MailOutcome } from '../../_domain/mail/sending.ts'
import { parseJson } from '../../_domain/parse-json.ts'
import type { MailProvider } from './provider.ts'

interface HttpOptions {
  /** Where it takes mail: Resend's `POST /emails`, or a server that speaks the same. */
  url: string
  key: string
}

/** For edges whose ports for SMTP are closed. A repeat within a day is one mail there, too, by its Idempotency-Key. */
export const createHttpProvider = ({ url, key }: HttpOptions): MailProvider => ({
  keepsBody: false,
  send: async ({ id, from, to, replyTo, subject, text, html, headers }, signal) => {
    // The provider names messages itself.
    const { 'Message-ID': _, ...others } = headers
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}`, 'Idempotency-Key': id },
      body: JSON.stringify({ from, to: [to], reply_to: replyTo, subject, text, html, headers: others }),
      signal,
    })
    return outcomeOf(response.status, await response.text())
  },
})

interface ProviderAnswer {
  id?: unknown
  name?: unknown
  message?: unknown
}

function outcomeOf(status: number, body: string): MailOutcome {
  const { id, name, message } = parse(body)
  if (status < 300) return { is: 'sent', providerId: typeof id === 'string' ? id : undefined }
  const reason = `${status} ${typeof name === 'string' ? name : ''}: ${typeof message === 'string' ? message : body.slice(0, 200)}`
  // A key that is refused or a domain that is not verified are mended by an operator, a limit and a failure by time.
  const isFinal = status === 400 || status === 422 || (status === 409 && name !== 'concurrent_idempotent_requests')
  return { is: isFinal ? 'refused' : 'failed', reason }
}

/** A proxy in between answers in HTML. */
function parse(body: string): ProviderAnswer {
  const answer = parseJson(body)
  return typeof answer === 'object' && answer !== null ? answer : {}
}
