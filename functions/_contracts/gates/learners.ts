import { z } from 'zod'
import { gateScope, gateState, gateType } from './gates.ts'
import { person } from './reviews.ts'
import { slug } from '../wire.ts'

/** A course or program that has gates. */
export const gated = z.object({ scope: gateScope, id: z.uuid(), slug, title: z.string() })
export type GatedCurriculum = z.infer<typeof gated>

/** How a learner stands at a gate, in short: the same as it explains itself. */
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
    completed_at: z.iso.datetime().nullable().describe('of the course or program'),
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

const whose = {
  community: slug,
  course: slug.optional(),
  program: slug.optional().describe('without course and program, the first that has gates'),
  search: z.string().trim().max(60).optional().describe('a learner, by name'),
  user_id: z.uuid().optional().describe('this learner alone'),
  gate: slug.optional().describe('those alone who stand at this gate as `state` says'),
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

export const learnersTableQuery = z.object(whose).refine(isOfOne, NOT_BOTH).refine(isComplete, TOGETHER)
export type LearnersTableQuery = z.infer<typeof learnersTableQuery>

export const learnersQuery = z
  .object({
    ...whose,
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.uuid().optional().describe('`page.next` of the page before'),
  })
  .refine(isOfOne, NOT_BOTH)
  .refine(isComplete, TOGETHER)
export type LearnersQuery = z.infer<typeof learnersQuery>

export const learnersPage = z.object({
  data: z.array(learnerAtGates),
  page: z.object({
    next: z
      .string()
      .nullable()
      .describe('where there is more; with `state`, a page may be short or empty before the last'),
    of: gated.nullable().describe('what the gates are of; null where nothing has any'),
    all: z.array(gated).describe('all that have gates'),
    gates: z.array(gateColumn),
  }),
})
export type LearnersPage = z.infer<typeof learnersPage>
