import { z } from 'zod'
import { MUTE_DAYS } from '../../_domain/comments/mutes.ts'
import { cleanText } from '../../_domain/comments/clean-text.ts'
import { hasVisible } from '../../_domain/visible-text.ts'
import { username } from '../profiles/profiles.ts'
import { trimmed } from '../storable.ts'
import { instant, list, oneOf, slug } from '../wire.ts'

export const mutePath = z.object({ slug, username })

export const muteBody = z
  .strictObject({
    days: oneOf(MUTE_DAYS),
    reason: trimmed(200)
      .refine((text) => hasVisible(cleanText(text)), 'says nothing')
      .describe('the muted person reads it; it is also in the audit log'),
  })
  .meta({ example: { days: 7, reason: 'Insults in comments.' } })
export type MuteBody = z.infer<typeof muteBody>

export const mute = z
  .object({
    username: z.string(),
    display_name: z.string(),
    until: instant,
    reason: z.string(),
    muted_at: instant,
    muted_by: z.string().nullable().describe('the name; null: their account is gone'),
  })
  .meta({ id: 'Mute' })
export type Mute = z.infer<typeof mute>
export const muteList = list(mute)
