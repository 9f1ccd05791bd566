import { isEqual } from './signer.ts'

/** The headers with which Standard Webhooks signs a request; Resend sends them with the prefix of Svix. */
export interface WebhookHeaders {
  id: string
  /** In seconds since 1970. */
  timestamp: string
  /** One or more, separated by blanks, each with its version: `v1,…`. */
  signature: string
}

const TOLERANCE_SECONDS = 5 * 60
const PREFIX = 'whsec_'

/** Whether a request was signed with the secret just now. An old one may be a copy. */
export async function isWebhookOf(
  secret: string,
  { id, timestamp, signature }: WebhookHeaders,
  body: string,
  now: number,
): Promise<boolean> {
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false
  const expected = await signWebhook(secret, { id, timestamp }, body)
  return signature.split(' ').some((shown) => isEqual(expected, shown))
}

/** The signature of a request, as Standard Webhooks say. */
export async function signWebhook(
  secret: string,
  { id, timestamp }: Omit<WebhookHeaders, 'signature'>,
  body: string,
): Promise<string> {
  const key = await crypto.subtle.importKey('raw', keyOf(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, signed))
  return `v1,${btoa(String.fromCharCode(...mac))}`
}

const keyOf = (secret: string) =>
  Uint8Array.from(atob(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret), (character) =>
    character.charCodeAt(0),
  )
