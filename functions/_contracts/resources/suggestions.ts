import { z } from 'zod'
import { RESOURCE_LIMITS } from '../../_domain/resources/limits.ts'
import { MAX_INTEGER, storable, trimmed } from '../storable.ts'
import { communityChoice, instant, listOfCommunity } from '../wire.ts'
import { resourceDetail } from './listing.ts'
import { resourceAddress, resourceFields } from './resources.ts'

const why = trimmed(RESOURCE_LIMITS.why).min(1).describe('what is good about it, in one sentence')
const note = trimmed(RESOURCE_LIMITS.note)

export const suggestBody = z.strictObject({
  community: communityChoice,
  url: resourceAddress,
  ...resourceFields,
  publisher: resourceFields.publisher.optional().describe('without it, the host of the address'),
  language: resourceFields.language.default('en'),
  minutes: resourceFields.minutes.default(null),
  why,
})
export type SuggestBody = z.infer<typeof suggestBody>

export const changeResourceBody = z.strictObject({
  revision: z.int().min(1).max(MAX_INTEGER),
  url: resourceAddress.optional(),
  title: resourceFields.title.optional(),
  publisher: resourceFields.publisher.optional(),
  kind: resourceFields.kind.optional(),
  level: resourceFields.level.optional(),
  language: resourceFields.language.optional(),
  cost: resourceFields.cost.optional(),
  minutes: resourceFields.minutes.optional(),
  topics: resourceFields.topics.optional(),
  why: why.optional(),
  state: z.enum(['listed', 'declined', 'retired']).optional(),
  reason: note.optional().describe('why it is declined or retired; whoever suggested it reads this'),
})
export type ChangeResourceBody = z.infer<typeof changeResourceBody>

export const suggestion = resourceDetail
  .extend({
    suggested_by: z
      .object({ user_id: z.uuid(), display_name: z.string() })
      .nullable()
      .describe('null: they left the community, their account was deleted, or nobody suggested it'),
  })
  .meta({ id: 'Suggestion' })
export type ResourceSuggestion = z.infer<typeof suggestion>

export const suggestionsQuery = z.object({
  community: communityChoice,
  state: z.enum(['suggested', 'declined', 'retired']).optional().describe('for instructors and admins'),
})
export type SuggestionsQuery = z.infer<typeof suggestionsQuery>

export const suggestionsPage = listOfCommunity(suggestion)

export const reportBody = z.strictObject({ note: note.default('').describe('what happened instead') })
export type ReportBody = z.infer<typeof reportBody>

/** A resource with the reports about it that nobody has settled. */
export const deadLink = z
  .object({
    resource: resourceDetail,
    since: instant,
    reports: z.int(),
    notes: z.array(storable(RESOURCE_LIMITS.note)).describe('what learners wrote, the newest first'),
  })
  .meta({ id: 'DeadLink' })
export type DeadLink = z.infer<typeof deadLink>

export const deadLinksQuery = z.object({ community: communityChoice })
export const deadLinksPage = listOfCommunity(deadLink)
