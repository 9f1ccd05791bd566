import { z } from 'zod'
import { gateScope, gateState, gateType } from './gates.ts'
import { person } from './reviews.ts'
import { type AboutCommunity, communityChoice, slug } from '../wire.ts'
import { trimmed } from '../storable.ts'

/** A course or program that has gates. */
export const gated = z.object({ scope: gateScope, id: z.uuid(), slug, title: z.string() })
export type GatedCurriculum = z.infer<typeof gated>

/** A learner's state at a gate, in short: the same state that the gate explains. */
export const stands = z.object({
  id: z.uuid().describe('the gate'),
  state: gateState,
  attempts: z.int(),
  decided_at: z.iso.datetime().nullable(),
  waived: z.boolean(),
})
export type LearnerGateState = z.infer<typeof stands>

export const learnerAtGates = z
  .object({
    learner: person,
    gates: z.array(stands).describe('in the order of `page.gates`'),
    completed_at: z.iso.datetime().nullable().describe('when the learner completed the course or program'),
  })
  .meta({ id: 'LearnerAtGates' })
export type LearnerAtGates = z.infer<typeof learnerAtGates>

export const gateColumn = z.object({
  id: z.uuid(),
  slug,
  title: z.string(),
  type: gateType,
  required: z.boolean(),
})
export type GateColumn = z.infer<typeof gateColumn>

const learnerFilter = {
  community: communityChoice,
  course: slug.optional(),
  program: slug.optional().describe('without course and program: the first that has gates'),
  search: trimmed(60).optional().describe('part of a learner’s name'),
  user_id: z.uuid().optional().describe('only this learner'),
  gate: slug.optional().describe('only learners who are in `state` at this gate'),
  state: gateState.optional(),
}

interface LearnerFilter {
  course?: string
  program?: string
  gate?: string
  state?: string
}

const isOfOne = ({ course, program }: LearnerFilter) => course === undefined || program === undefined
const NOT_BOTH = { path: ['program'], message: 'expected course or program, not both' }
const isComplete = ({ gate, state }: LearnerFilter) => (gate === undefined) === (state === undefined)
const TOGETHER = { path: ['state'], message: 'expected gate and state together' }

export const learnersTableQuery = z.object(learnerFilter).refine(isOfOne, NOT_BOTH).refine(isComplete, TOGETHER)
export type LearnersTableQuery = AboutCommunity<z.infer<typeof learnersTableQuery>>

export const learnersQuery = z
  .object({
    ...learnerFilter,
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.uuid().optional().describe('`page.next` of the page before'),
  })
  .refine(isOfOne, NOT_BOTH)
  .refine(isComplete, TOGETHER)
export type LearnersQuery = AboutCommunity<z.infer<typeof learnersQuery>>

export const learnersPage = z.object({
  community: slug,
  data: z.array(learnerAtGates),
  page: z.object({
    next: z
      .string()
      .nullable()
      .describe('the cursor of the next page; with `state`, a page before the last may be short or empty'),
    of: gated.nullable().describe('the course or program of the gates; null where none has any'),
    all: z.array(gated).describe('all courses and programs that have gates'),
    gates: z.array(gateColumn),
  }),
})
export type LearnersPage = z.infer<typeof learnersPage>
