import { z } from 'zod'
import { type AboutCommunity, communityChoice, slug } from '../wire.ts'
import { MAX_INTEGER, trimmed } from '../storable.ts'

const title = trimmed(120).min(1)
const description = trimmed(2000)

export const moveOn = z.enum(['live', 'retired']).describe('publishes it, retires it, or brings back what was retired')

/** The revision that the author read: a change that was saved since then is not overwritten. */
export const revision = z.int().min(1).max(MAX_INTEGER)

/** Whether the body has a field besides the revision. */
export const changesSomething = (body: object) => Object.keys(body).length > 1

export const coursesQuery = z.object({ community: communityChoice })
export const bySlug = z.object({ community: slug, slug })
export const byId = z.object({ id: z.uuid().toLowerCase() })

/** Without a slug, one is made from the title. */
export const createBody = z.strictObject({
  community: communityChoice,
  title,
  description: description.default(''),
  slug: slug.optional(),
})
export type CreateAuthoredBody = AboutCommunity<z.infer<typeof createBody>>

export const changeBody = z
  .strictObject({
    revision,
    title: title.optional(),
    description: description.optional(),
    status: moveOn.optional(),
  })
  .refine(changesSomething, 'expected something to change')
export type ChangeAuthoredBody = z.infer<typeof changeBody>

/** A new order, and the order it was made from: if that is not the current one, nothing is changed. */
export const orderBody = z.strictObject({
  was: z.array(z.uuid().toLowerCase()).max(500).describe('in the order that you read'),
  ids: z.array(z.uuid().toLowerCase()).max(500),
})
export type OrderBody = z.infer<typeof orderBody>
