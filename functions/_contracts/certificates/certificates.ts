import { z } from 'zod'
import { visibility } from '../profiles/profiles.ts'

const moment = z.iso.datetime()
const state = z.enum(['valid', 'revoked'])

/** What every certificate says, to whoever has its number. */
const fields = {
  number: z.string().describe('as it is written: three groups of four'),
  state,
  kind: z.enum(['course', 'program']),
  title: z.string().describe('of what was completed'),
  community: z.string().describe('the name of the one that issued it'),
  issued_at: moment,
  visibility,
}

/** A certificate, as its number proves it. */
export const certificate = z
  .object({
    ...fields,
    holder: z
      .string()
      .nullable()
      .describe('null where the holder keeps it to themselves: the rest is proof all the same'),
    gates: z.array(z.string()).describe('the milestones that were passed for it'),
    revoked: z
      .object({ at: moment, because: z.string().nullable().describe('null where the holder is kept private, too') })
      .nullable(),
    mine: z.boolean(),
    may_correct: z.boolean().describe('whether the reader may correct the name on it'),
    may_revoke: z.boolean(),
    correctable_until: moment.nullable().describe('for its holder: until then they correct the name themselves'),
  })
  .meta({ id: 'Certificate' })
export type Certificate = z.infer<typeof certificate>

/** One of one's own, in a list. */
export const myCertificate = z.object({ ...fields, holder: z.string() }).meta({ id: 'MyCertificate' })
export type MyCertificate = z.infer<typeof myCertificate>

/** As it is typed: what is wrong with it is said in words. */
export const certificatePath = z.object({ number: z.string().max(100) })

/** In one line, and in the order it is written in: a name can be set to read as another one. */
const holder = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+$/u, 'letters of one line')

export const changeCertificateBody = z
  .strictObject({
    holder: holder.optional().describe('the name on it, by its holder for 30 days, then by who teaches there; audited'),
    visibility: visibility.optional().describe('whether whoever verifies it reads the name; for its holder'),
  })
  .refine((body) => Object.keys(body).length > 0, 'expected something to change')
export type ChangeCertificateBody = z.infer<typeof changeCertificateBody>

export const revokeCertificateBody = z.strictObject({
  reason: z.string().trim().min(1).max(200).describe('the holder reads it, and whoever verifies the certificate'),
})
export type RevokeCertificateBody = z.infer<typeof revokeCertificateBody>
