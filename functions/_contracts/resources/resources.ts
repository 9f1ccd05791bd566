import { z } from 'zod'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import { storable, trimmed } from '../storable.ts'
import { languageTag, slug } from '../wire.ts'

export const resourceKind = z.enum(['objectives', 'standard', 'book', 'course', 'video', 'lab', 'cheat_sheet', 'tool'])
export type ResourceKind = z.infer<typeof resourceKind>

export const resourceLevel = z.enum(['beginner', 'intermediate', 'advanced'])
export type ResourceLevel = z.infer<typeof resourceLevel>

export const resourceCost = z.enum(['free', 'partly', 'paid'])

const TRACKING = /^(?:utm_.*|fbclid|gclid|mc_[ce]id|ref)$/i
const isUntracked = (url: string) => ![...new URL(url).searchParams.keys()].some((name) => TRACKING.test(name))

const address = storable(300)
  // What is no address has no parameters to look at.
  .pipe(z.url({ protocol: /^https$/, error: 'an address that starts with https://', abort: true }))
  .refine(isUntracked, 'an address without tracking parameters')

const ONE_SENTENCE = /^\p{Lu}(?:(?![.!?]\s)[^\n])*\.$/u

const topics = z
  .array(storable(BANK_LIMITS.topic).min(1))
  .min(1)
  .refine((topics) => new Set(topics).size === topics.length, 'names a topic twice')

/** Something outside of Laude that is worth learning from. */
export const learningResource = z
  .strictObject({
    slug: slug.describe('never changes, whatever becomes of title and address'),
    title: trimmed(120).min(1),
    url: address,
    publisher: trimmed(60).min(1),
    kind: resourceKind,
    level: resourceLevel,
    language: languageTag,
    cost: resourceCost,
    minutes: z.int().min(1).max(10_000).nullable().describe('how long it takes; null: one looks things up in it'),
    topics: topics.describe('as the questions of the community spell them'),
    why: storable(140).regex(ONE_SENTENCE, 'one sentence'),
  })
  .meta({ id: 'LearningResource' })
export type LearningResource = z.infer<typeof learningResource>
