import { z } from 'zod'
import { visibility } from '../profiles/profiles.ts'
import { storable, trimmed } from '../storable.ts'

const moment = z.iso.datetime()
const state = z.enum(['valid', 'revoked'])

/** What any reader with the number sees. */
const fields = {
  number: z.string().describe('three groups of four, joined by hyphens'),
  state,
  kind: z.enum(['course', 'program']),
  title: z.string().describe('of the completed course or program'),
  community: z.string().describe('the name of the issuing community'),
  issued_at: moment,
  issued_on: z.iso.date().describe('the date on it: where the holder was at that moment'),
  visibility,
}

export const certificate = z
  .object({
    ...fields,
    holder: z.string().nullable().describe('null if the holder made the certificate private'),
    gates: z.array(z.string()).describe('the milestones that the holder passed'),
    revoked: z
      .object({ at: moment, because: z.string().nullable().describe('null if the certificate is private') })
      .nullable(),
    mine: z.boolean(),
    may_correct: z.boolean().describe('whether the reader may correct the name'),
    may_revoke: z.boolean(),
    correctable_until: moment
      .nullable()
      .describe('for the holder: the end of the time in which they may correct the name'),
  })
  .meta({ id: 'Certificate' })
export type Certificate = z.infer<typeof certificate>

/** One of the caller's certificates, in a list. */
export const myCertificate = z.object({ ...fields, holder: z.string() }).meta({ id: 'MyCertificate' })
export type MyCertificate = z.infer<typeof myCertificate>

/** The number as the reader typed it: a mistyped one gets a problem that explains it. */
export const certificatePath = z.object({ number: storable(100) })

/**
 * One line, without bidirectional controls, which could make one name read as another. The pattern has no flags, since
 * JSON Schema has no place for them.
 */
const holder = trimmed(80)
  .min(1)
  // oxlint-disable-next-line no-control-regex -- it refuses them; a pattern of a document has no flag that \p would need
  .regex(/^[^\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]+$/, 'letters of one line')

export const changeCertificateBody = z
  .strictObject({
    holder: holder
      .optional()
      .describe('the name: changed by the holder for 30 days, then by an instructor or admin; audited'),
    visibility: visibility.optional().describe('whether readers see the name; changed by the holder only'),
  })
  .refine((body) => Object.keys(body).length > 0, 'expected something to change')
export type ChangeCertificateBody = z.infer<typeof changeCertificateBody>

export const revokeCertificateBody = z.strictObject({
  reason: trimmed(200).min(1).describe('shown to the holder, and to readers of a public certificate'),
})
export type RevokeCertificateBody = z.infer<typeof revokeCertificateBody>
