import { z } from 'zod'
import { MINUTES } from '../../_domain/resources/limits.ts'
import { storable } from '../storable.ts'
import { communityChoice, instant, languageTag, listOfCommunity, slug } from '../wire.ts'
import { resourceCost, resourceFields, resourceKind, resourceLevel, topic } from './resources.ts'

export const resourceMark = z.enum(['saved', 'done', 'useful'])
export type ResourceMark = z.infer<typeof resourceMark>

export const resourceState = z.enum(['suggested', 'listed', 'declined', 'retired'])
export type ResourceState = z.infer<typeof resourceState>

/** What the reader marked. */
export const myMarks = z
  .object({ saved: z.boolean(), done: z.boolean(), useful: z.boolean(), reported: z.boolean() })
  .meta({ id: 'MyMarks' })

export const resource = z
  .object({
    id: z.uuid(),
    url: z.string(),
    ...resourceFields,
    why: z.string(),
    useful: z.int().describe('how many learners find it useful'),
    mine: myMarks,
  })
  .meta({ id: 'Resource' })
export type Resource = z.infer<typeof resource>

export const resourceDetail = resource
  .extend({
    community: slug,
    state: resourceState,
    reason: z.string().nullable().describe('why instructors declined or retired it'),
    revision: z.int(),
    created_at: instant,
    decided_at: instant.nullable(),
  })
  .meta({ id: 'ResourceDetail' })
export type ResourceDetail = z.infer<typeof resourceDetail>

export const resourcePath = z.object({ id: z.uuid().toLowerCase() })
export const markPath = resourcePath.extend({ mark: resourceMark })

/** Which resources are listed. */
export const resourceFilter = z.object({
  topic: topic.optional(),
  kind: resourceKind.optional(),
  level: resourceLevel.optional(),
  language: languageTag.optional(),
  cost: resourceCost.optional(),
  minutes: z.enum(MINUTES.map(String)).optional().describe('what takes at most so many minutes'),
  mark: resourceMark.optional().describe('what you marked so'),
  q: storable(80).optional().describe('words that are all in it'),
})
export type ResourceFilter = z.infer<typeof resourceFilter>

export const resourcesQuery = resourceFilter.extend({
  community: communityChoice,
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.uuid().toLowerCase().optional().describe('`page.next` of the previous page'),
})
export type ResourcesQuery = z.infer<typeof resourcesQuery>

const counted = z.array(z.object({ value: z.string(), count: z.int() }))

/** For each filter, how many there are of each choice while the other filters stay as they are. */
export const resourceChoices = z
  .object({
    topic: counted,
    kind: counted,
    level: counted,
    language: counted,
    cost: counted,
    minutes: counted,
    mark: counted,
  })
  .meta({ id: 'ResourceChoices' })
export type ResourceChoices = z.infer<typeof resourceChoices>

export const resourcesPage = listOfCommunity(resource).extend({
  page: z.object({ next: z.string().nullable(), total: z.int().describe('the number of resources on all pages') }),
  choices: resourceChoices,
})

export const topicOfCommunity = z
  .object({
    topic: z.string(),
    category: z.string().nullable().describe('of the tests that ask about it; null: none does'),
  })
  .meta({ id: 'Topic' })
export type TopicOfCommunity = z.infer<typeof topicOfCommunity>

export const topicsQuery = z.object({ community: communityChoice })

/** What helps with a topic in which an attempt missed questions. */
export const missedTopic = z
  .object({
    topic: z.string(),
    correct: z.int(),
    asked: z.int(),
    resources: z.array(resource).describe('the best first'),
  })
  .meta({ id: 'MissedTopic' })
export type MissedTopic = z.infer<typeof missedTopic>
