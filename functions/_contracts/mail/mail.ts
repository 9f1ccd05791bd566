import { z } from 'zod'
import { storable } from '../storable.ts'
import { OPT_IN_KINDS, type OptInKind } from '../../_domain/mail/kinds.ts'

const optInKind = z.enum(OPT_IN_KINDS)

/** Whether a field of a form names a kind of mail that can be asked for. */
export const isOptInKind = (value: unknown): value is OptInKind => optInKind.safeParse(value).success

export const mailPreferences = z
  .object({
    sends: z.boolean().describe('whether this server sends mail at all'),
    address_works: z
      .boolean()
      .describe('false after three mails that were refused for good: then nothing asked for is sent'),
    subscriptions: z.array(optInKind).describe('the kinds of mail that you asked for'),
  })
  .meta({ id: 'MailPreferences' })
export type MailPreferences = z.infer<typeof mailPreferences>

export const mailPreferencesBody = z.strictObject({
  subscriptions: z.array(optInKind).max(20).describe('all kinds that you want; the others end'),
})
export type MailPreferencesBody = z.infer<typeof mailPreferencesBody>

export const unsubscribeQuery = z.object({
  token: storable(200)
    .regex(/^[\w.-]+$/, 'is no token of a link')
    .describe('as it is in the link of the mail'),
})

export const unsubscribed = z.object({ kind: optInKind.describe('the kind of mail that has ended') })
