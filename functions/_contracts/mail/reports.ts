import { z } from 'zod'
import { storable } from '../storable.ts'

/** What a provider reports of a mail that it had taken, as Resend does. Reports of other types have no meaning here. */
export const mailReport = z
  .looseObject({
    type: storable(100).describe('`email.bounced` and `email.complained` count; others are ignored'),
    data: z.looseObject({
      email_id: storable(200).describe('what the provider answered when it took the mail'),
      bounce: z
        .looseObject({
          type: storable(100).optional().describe('only `Permanent` counts against the address'),
          message: storable(5000).optional(),
        })
        .optional(),
    }),
  })
  .meta({ id: 'MailReport' })
export type MailReport = z.infer<typeof mailReport>

export const webhookHeaders = z.object({
  'svix-id': storable(200),
  'svix-timestamp': storable(20).describe('seconds since 1970'),
  'svix-signature': storable(1000).describe('HMAC-SHA256 of id, timestamp and body, as Standard Webhooks say'),
})

export const mailReported = z.object({
  recorded: z.boolean().describe('false for what is a repeat or has no meaning here'),
})
