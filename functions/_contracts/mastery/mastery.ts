import { z } from 'zod'
import { MASTERY_LEVELS } from '../../_domain/mastery/levels.ts'
import { person } from '../gates/reviews.ts'
import { communityChoice, slug, type AboutCommunity } from '../wire.ts'

export const masteryQuery = z.object({ community: communityChoice })

const masteryLevel = z.enum(MASTERY_LEVELS)
const percent = z.int().min(0).max(100)

const shareRange = z
  .object({ low: percent, share: percent, high: percent })
  .describe('which part of the topic should be right today, in percent, and between what it lies in eight of ten cases')
export type SharePercent = z.infer<typeof shareRange>

export const masteredTopic = z
  .object({
    topic: z.string(),
    level: masteryLevel.nullable().describe('null: you have answered nothing of it'),
    share: shareRange.nullable(),
    questions: z.int().describe('that live tests ask'),
    seen: z.int().describe('those that you have answered'),
    held: z.int().describe('those that you had right in a test or in mixed practice, and have not missed since'),
    kept: z.int().describe('those that were so on two days'),
    next: z
      .object({ level: masteryLevel, steps: z.array(z.string()).describe('all of them are needed') })
      .nullable()
      .describe('what lifts it to the next level; null at the highest'),
  })
  .meta({ id: 'MasteredTopic' })
export type MasteredTopic = z.infer<typeof masteredTopic>

export const mastery = z
  .object({
    behind: z.boolean().describe('whether finished work is still to be looked at; that takes a moment'),
    topics: z.array(masteredTopic).describe('all that live tests ask, by name'),
    tests: z
      .array(z.object({ id: z.uuid(), slug, title: z.string(), topics: z.array(z.string()) }))
      .describe('the live tests, with their topics by name'),
  })
  .meta({ id: 'Mastery' })
export type Mastery = z.infer<typeof mastery>

export const masteryOfLearnersQuery = z.object({
  community: communityChoice,
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.uuid().optional().describe('`page.next` of the page before'),
})
export type MasteryOfLearnersQuery = AboutCommunity<z.infer<typeof masteryOfLearnersQuery>>

const topicOfLearner = z.object({ topic: z.string(), level: masteryLevel, share: percent })

export const masteryOfLearner = z
  .object({
    learner: person,
    share: percent.describe('over the topics that the learner has answered, by their questions'),
    topics: z.array(topicOfLearner).describe('those that the learner has answered'),
  })
  .meta({ id: 'MasteryOfLearner' })
export type MasteryOfLearner = z.infer<typeof masteryOfLearner>

export const topicOfLearners = z.object({
  topic: z.string(),
  learners: z.int().describe('students who have answered anything of it'),
  share: percent.describe('the mean of what they should have right'),
  levels: z.record(masteryLevel, z.int()).describe('how many of them are at each level'),
})
export type TopicOfLearners = z.infer<typeof topicOfLearners>

export const masteryOfLearners = z.object({
  community: slug,
  data: z.array(masteryOfLearner).describe('whoever needs help most comes first'),
  page: z.object({
    next: z.string().nullable().describe('the cursor of the next page'),
    topics: z.array(topicOfLearners).describe('over all students, the weakest first'),
  }),
})
export type MasteryOfLearners = z.infer<typeof masteryOfLearners>
