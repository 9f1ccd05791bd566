import { z } from 'zod'
import { MEDIA_LIMITS } from '../../_domain/media/limits.ts'
import { MEDIA_TYPES } from '../../_domain/media/media-types.ts'
import { storable, trimmed } from '../storable.ts'
import { communityChoice, instant, listOfCommunity } from '../wire.ts'

export const mediaType = z.enum(MEDIA_TYPES)
export const mediaKind = z.enum(['picture', 'sound'])

/** What a page needs to show a picture or sound without moving anything when it arrives. */
export const shownMedia = z
  .object({
    id: z.uuid(),
    kind: mediaKind,
    width: z.int().nullable().describe('in pixels; null: a sound'),
    height: z.int().nullable(),
    alt: z.string().describe('what the picture shows, or what is said in the sound'),
  })
  .meta({ id: 'ShownMedia' })
export type ShownMedia = z.infer<typeof shownMedia>

export const media = shownMedia
  .extend({
    type: mediaType,
    bytes: z.int(),
    seconds: z.number().nullable().describe('of a sound'),
    name: z.string().describe('what the file was called'),
    created_at: instant,
    used_by: z
      .array(z.object({ id: z.uuid(), title: z.string(), questions: z.int() }))
      .describe('the tests whose questions show it, in any version'),
  })
  .meta({ id: 'Media' })
export type Media = z.infer<typeof media>

export const mediaPath = z.object({ id: z.uuid().toLowerCase() })

export const uploadQuery = z.object({
  community: communityChoice,
  alt: trimmed(MEDIA_LIMITS.alt).default('').describe('what a picture shows; needed for one'),
  name: trimmed(MEDIA_LIMITS.name).default('').describe('what the file is called'),
})

export const mediaQuery = z.object({
  community: communityChoice,
  q: storable(MEDIA_LIMITS.search).optional().describe('words that are all in the description or the name'),
  kind: mediaKind.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(24),
  cursor: z.uuid().toLowerCase().optional().describe('`page.next` of the previous page'),
})
export type MediaQuery = z.infer<typeof mediaQuery>

export const mediaPage = listOfCommunity(media)

export const changeMediaBody = z.strictObject({ alt: trimmed(MEDIA_LIMITS.alt) })

export const fileHeader = z.object({
  range: storable(100).optional().describe('a part of the file, such as `bytes=0-1023`'),
})
