import { z } from 'zod'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import { isPublicAddress, isUntracked } from '../../_domain/resources/address.ts'
import { RESOURCE_LIMITS } from '../../_domain/resources/limits.ts'
import { storable, trimmed } from '../storable.ts'
import { languageTag, slug } from '../wire.ts'

export const resourceKind = z.enum(['objectives', 'standard', 'book', 'course', 'video', 'lab', 'cheat_sheet', 'tool'])
export type ResourceKind = z.infer<typeof resourceKind>

export const resourceLevel = z.enum(['beginner', 'intermediate', 'advanced'])
export type ResourceLevel = z.infer<typeof resourceLevel>

export const resourceCost = z.enum(['free', 'partly', 'paid'])
export type ResourceCost = z.infer<typeof resourceCost>

export const resourceAddress = storable(RESOURCE_LIMITS.url)
  // What is no address has no host and no parameters to look at.
  .pipe(z.url({ protocol: /^https$/, error: 'an address that starts with https://', abort: true }))
  .refine(isPublicAddress, 'the address of a public website, without a login or a port')
  .refine((url) => new URL(url).href.length <= RESOURCE_LIMITS.url, 'too long as browsers write it')

const ONE_SENTENCE = /^\p{Lu}(?:(?![.!?]\s)[^\n])*\.$/u

export const topic = storable(BANK_LIMITS.topic).min(1)

const topics = z
  .array(topic)
  .min(1)
  .max(RESOURCE_LIMITS.topics)
  .refine((topics) => new Set(topics).size === topics.length, 'names a topic twice')

/** What a resource says, but for its address and why. */
export const resourceFields = {
  title: trimmed(RESOURCE_LIMITS.title).min(1),
  publisher: trimmed(RESOURCE_LIMITS.publisher).min(1),
  kind: resourceKind,
  level: resourceLevel,
  language: languageTag,
  cost: resourceCost.describe('free: an account may be needed'),
  minutes: z.int().min(1).max(10_000).nullable().describe('how long it takes; null: one looks things up in it'),
  topics: topics.describe('as the questions of the community spell them'),
}

/** Something outside of Laude that is worth learning from, as the seeds have it. */
export const learningResource = z
  .strictObject({
    slug: slug.describe('never changes, whatever becomes of title and address'),
    url: resourceAddress.refine(isUntracked, 'an address without tracking parameters'),
    ...resourceFields,
    why: storable(RESOURCE_LIMITS.why).regex(ONE_SENTENCE, 'one sentence'),
  })
  .meta({ id: 'LearningResource' })
export type LearningResource = z.infer<typeof learningResource>
