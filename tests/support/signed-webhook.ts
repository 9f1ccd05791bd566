import { createHmac } from 'node:crypto'
import { WEBHOOK_SECRET } from './api.ts'

/** The headers of a JSON request as Standard Webhooks sign it: now, unless it is said when. */
export function signedWebhook(
  body: string,
  { id = 'msg_1', timestamp = Math.floor(Date.now() / 1000), secret = WEBHOOK_SECRET } = {},
): Record<string, string> {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'Content-Type': 'application/json',
    'svix-id': id,
    'svix-timestamp': String(timestamp),
    'svix-signature': `v1,bm90IHRoaXMgb25l v1,${mac}`,
  }
}
