import { z } from 'zod'
import { storable } from '../storable.ts'
import { LOOP_REASONS } from '../../_domain/mail/loops.ts'

/** So much of a text, and of HTML, is read, in characters: what a person wrote stands above what they quote. */
const TEXT = 50_000
const HTML = 200_000
/** An address has 254 characters at the most; some servers put a tag of their own before it. */
const ADDRESS = 400

/** Text of a stranger as far as it is read, without what is no character: to refuse the mail would tell nobody. */
const readable = (most: number) =>
  z.preprocess(
    (text) => (typeof text === 'string' ? text.slice(0, most).replaceAll('\0', '').toWellFormed() : text),
    storable(most),
  )

export const receivedMail = z
  .object({
    envelope: z
      .object({
        from: readable(ADDRESS).describe('MAIL FROM; empty for reports of delivery'),
        to: z.array(readable(ADDRESS)).min(1).max(50).describe('RCPT TO; the first reply address counts'),
      })
      .describe('as the mail server was told, not as the mail says'),
    headers: z
      .record(storable(200), readable(2000))
      .describe('by name in any case; of one that is repeated, any. `Message-ID` says which mail it is'),
    text: readable(TEXT).nullish().describe('the part text/plain, decoded'),
    html: readable(HTML).nullish().describe('the part text/html, decoded; read where there is no text'),
    attachments: z
      .array(z.object({ filename: readable(200) }))
      .max(100)
      .default([])
      .describe('names alone: the files themselves are not taken'),
  })
  .meta({ id: 'ReceivedMail' })
export type ReceivedMailBody = z.infer<typeof receivedMail>

export const REFUSALS = ['not_our_address', 'not_the_learner', 'no_such_question', 'empty', ...LOOP_REASONS] as const
export type MailRefusal = (typeof REFUSALS)[number]

export const mailReceived = z
  .object({
    outcome: z
      .enum(['taken', 'repeated', ...REFUSALS])
      .describe(
        'what became of it; a refusal is final, so it is no error: whoever sent the mail on does not send it again',
      ),
  })
  .meta({ id: 'MailReceived' })
export type MailReceipt = z.infer<typeof mailReceived>
