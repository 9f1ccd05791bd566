import { z } from 'zod'
import type { ReceivedMailBody } from '../../functions/_contracts/mail/received.ts'
import type { Mail } from '../../functions/_services/mail/mail-services.ts'
import { signWebhook } from '../../functions/_services/mail/webhook-signature.ts'

/** What the reader of a mail types as an answer. The same key is the same mail, however often it is sent. */
export const readerReply = z.object({ text: z.string(), key: z.uuid() })

interface ReadMail {
  address: string
  subject: string
  created_at: string
  body_text: string | null
  reply_to: string | null
}

/** Answers mail in the place of its reader, as their mail program and a mail server would: quoted, signed and posted. */
export const createLocalReader = (
  { webhookSecret, functionsUrl, from }: Mail,
  functions: (request: Request) => Response | Promise<Response>,
) => ({
  reply: async (read: ReadMail, { text, key }: z.infer<typeof readerReply>): Promise<Response> => {
    if (read.reply_to === null || webhookSecret === undefined) return new Response(null, { status: 404 })
    const quoted = (read.body_text ?? '').trimEnd().replaceAll(/^/gm, '> ')
    const mail: ReceivedMailBody = {
      envelope: { from: read.address, to: [read.reply_to] },
      headers: {
        From: read.address,
        To: read.reply_to,
        Subject: `Re: ${read.subject}`,
        'Message-ID': `<${key}@reader.test>`,
      },
      text: `${text}\n\nOn ${new Date(read.created_at).toUTCString()}, ${from} wrote:\n\n${quoted}\n`,
      attachments: [],
    }
    const body = JSON.stringify(mail)
    const signed = { id: key, timestamp: String(Math.floor(Date.now() / 1000)) }
    const headers = {
      'Content-Type': 'application/json',
      'svix-id': signed.id,
      'svix-timestamp': signed.timestamp,
      'svix-signature': await signWebhook(webhookSecret, signed, body),
    }
    return functions(new Request(`${functionsUrl}/gamification-api/mail/received`, { method: 'POST', headers, body }))
  },
})
