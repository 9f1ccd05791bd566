import { z } from 'zod'
import { evidence, gateScope, gateType } from './gates.ts'
import { type AboutCommunity, communityChoice, slug } from '../wire.ts'
import { trimmed } from '../storable.ts'

/** A member, as instructors of the community see them. */
export const person = z.object({ id: z.uuid(), display_name: z.string(), username: z.string() })
export type Person = z.infer<typeof person>

export const decision = z.enum(['approved', 'rejected', 'waived', 'met'])

/** What a learner, or a rule for the learner, submitted to an instructor. */
export const submission = z
  .object({
    id: z.uuid(),
    community: slug,
    learner: person,
    gate: z.object({
      id: z.uuid(),
      scope: gateScope,
      of: z.object({ id: z.uuid(), slug, title: z.string() }),
      slug,
      title: z.string(),
      description: z.string(),
      type: gateType,
      max_attempts: z.int().nullable(),
    }),
    attempt: z.int(),
    evidence: evidence.nullable().describe('null if the gate’s rule submitted it'),
    satisfied_by: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullable(),
    submitted_at: z.iso.datetime(),
    claimed_by: person.nullable().describe('the instructor who reviews it now; null once the claim has run out'),
    claimed_until: z.iso.datetime().nullable(),
    decision: decision.nullable(),
    decided_by: person.nullable(),
    decided_at: z.iso.datetime().nullable(),
    reason: z.string().nullable(),
    earlier: z
      .array(
        z.object({
          attempt: z.int(),
          evidence: evidence.nullable(),
          submitted_at: z.iso.datetime(),
          decision,
          reason: z.string().nullable(),
        }),
      )
      .describe('what the learner submitted at this gate before, newest first'),
  })
  .meta({ id: 'Submission' })
export type Submission = z.infer<typeof submission>

export const reviewState = z.enum(['open', 'mine', 'decided'])
export type ReviewState = z.infer<typeof reviewState>

export const reviewsQuery = z
  .object({
    community: communityChoice,
    state: reviewState.default('open').describe('mine: claimed by the caller'),
    course: slug.optional(),
    program: slug.optional(),
    type: gateType.optional(),
    search: trimmed(60).optional().describe('part of a learner’s name'),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z.uuid().optional().describe('`page.next` of the page before'),
  })
  .refine(({ course, program }) => course === undefined || program === undefined, {
    path: ['program'],
    message: 'expected course or program, not both',
  })
export type ReviewsQuery = AboutCommunity<z.infer<typeof reviewsQuery>>

export const reviewCount = z.object({ scope: gateScope, slug, title: z.string(), open: z.int() })
export type ReviewCount = z.infer<typeof reviewCount>

export const reviewPage = z.object({
  community: slug,
  data: z.array(submission),
  page: z.object({
    next: z.string().nullable(),
    counts: z.array(reviewCount).describe('open submissions by course and program'),
    open: z.int().describe('all open submissions, whatever the filter'),
  }),
})
export type ReviewPage = z.infer<typeof reviewPage>

export const reviewPath = z.object({ id: z.uuid() })

export const claimBody = z.strictObject({ release: z.boolean().default(false).describe('true: ends the claim') })
export type ClaimBody = z.infer<typeof claimBody>

export const decideBody = z
  .strictObject({
    decision: z.enum(['approve', 'reject']),
    reason: trimmed(1000).default('').describe('shown to the learner; required to reject'),
  })
  .refine(({ decision, reason }) => decision === 'approve' || reason.length > 0, {
    path: ['reason'],
    message: 'say what is missing',
  })
export type DecideBody = z.infer<typeof decideBody>
