import { error, type RequestEvent } from '@sveltejs/kit'
import { z } from 'zod'
import { PROXY_SECRET, MAIL_PAGE_URL } from '$app/env/private'
import { patientFetch } from '#lib/api/call.server.ts'
import { mailReceived } from '#contracts/mail/received.ts'
import { isThisMachine } from './this-machine.server.ts'

const listed = z.object({
  id: z.guid(),
  address: z.string(),
  subject: z.string(),
  kind: z.string(),
  state: z.string(),
  created_at: z.iso.datetime({ offset: true }),
})
const whole = listed.extend({
  body_text: z.string().nullable(),
  body_html: z.string().nullable(),
  reply_to: z.string().nullable(),
})
const received = z.object({ data: mailReceived })

/** Whether mail stays on this machine, and whoever asks is at it. */
export const hasLocalMail = ({ url, getClientAddress }: Pick<RequestEvent, 'url' | 'getClientAddress'>): boolean =>
  Boolean(MAIL_PAGE_URL) && isThisMachine(url.hostname, getClientAddress())

/** The mail of the local stack. It has links that sign in, so only who is at this machine finds it; for all others there is no such page. */
export function localMails(event: Pick<RequestEvent, 'url' | 'getClientAddress'>) {
  if (!hasLocalMail(event)) missing()
  const ask = async (path: string, reply?: { text: string; key: string }) => {
    const response = await patientFetch(`${MAIL_PAGE_URL}${path}`, {
      headers: { authorization: `Bearer ${PROXY_SECRET}` },
      ...(reply && { method: 'POST', body: JSON.stringify(reply) }),
    })
    if (response.status === 404) missing()
    return response.json()
  }
  return {
    list: async () => z.object({ mails: z.array(listed) }).parse(await ask('')).mails,
    read: async (id: string) => z.object({ mail: whole }).parse(await ask(`/${encodeURIComponent(id)}`)).mail,
    /** Sends what the reader of a mail answers to it, and says what became of that. */
    reply: async (id: string, reply: { text: string; key: string }) =>
      received.parse(await ask(`/${encodeURIComponent(id)}/reply`, reply)).data.outcome,
  }
}

const missing = (): never => error(404, 'There is nothing at this address.')
