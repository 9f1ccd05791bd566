import { z } from 'zod'
import { type AboutCommunity, communityChoice } from '../wire.ts'
import { MAX_INTEGER, trimmed } from '../storable.ts'
import { MAX_MESSAGE } from './support.ts'

/** The most characters of a reply's title. */
export const MAX_REPLY_TITLE = 80

export const cannedReply = z
  .object({
    id: z.uuid(),
    title: z.string(),
    body: z.string().describe('`{name}` stands for the name of the learner'),
    revision: z.int().describe('counts its changes'),
    changed_at: z.iso.datetime(),
  })
  .meta({ id: 'CannedReply' })
export type CannedReply = z.infer<typeof cannedReply>

const words = { title: trimmed(MAX_REPLY_TITLE).min(1), body: trimmed(MAX_MESSAGE).min(1) }

export const newReplyBody = z.strictObject({ community: communityChoice, ...words })
export type NewReplyBody = AboutCommunity<z.infer<typeof newReplyBody>>

export const changeReplyBody = z.strictObject({
  ...words,
  revision: z.int().min(1).max(MAX_INTEGER).describe('the one that was changed: a newer one is not overwritten'),
})
export type ChangeReplyBody = z.infer<typeof changeReplyBody>

export const repliesQuery = z.object({ community: communityChoice })
