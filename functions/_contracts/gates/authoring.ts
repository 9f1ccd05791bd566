import { z } from 'zod'
import { unfitGate } from '../../_domain/gates/unfit-gate.ts'
import { status } from '../achievements/catalogue.ts'
import { moveOn } from '../courses/authoring.ts'
import { criteria } from '../rules/criteria.ts'
import { gateScope, gateType, gateValidation } from './gates.ts'
import { type AboutCommunity, communityChoice, slug } from '../wire.ts'
import { hasYear, NO_YEAR, trimmed } from '../storable.ts'

const rule = criteria.meta({ type: 'object', description: 'a rule in the criteria grammar' }).nullable()

const fields = {
  title: trimmed(120).min(1),
  description: trimmed(2000),
  type: gateType,
  needs: z
    .array(z.uuid().toLowerCase())
    .max(50)
    .refine((ids) => new Set(ids).size === ids.length, 'names one twice')
    .describe('gates to pass first: of the same course, or of the program and its courses'),
  unlock_criteria: rule.describe('what else must hold before it opens'),
  validation: gateValidation,
  validation_criteria: rule.describe('what passes or submits it; null if only an instructor passes it'),
  passing_score: z.number().min(0).max(100).multipleOf(0.01).nullable().describe('for knowledge checks only'),
  max_attempts: z.int().min(1).max(100).nullable().describe('null: no limit'),
  cooldown_hours: z.int().min(1).max(8760).nullable().describe('to wait after a submission was sent back'),
  required: z.boolean().describe('true: the course or program is complete only with it'),
  xp: z.int().min(0).max(10_000),
  achievement_id: z.uuid().toLowerCase().nullable().describe('the achievement that passing it awards'),
} as const

/** A course or a program, by slug: exactly one of the two. */
const curriculum = { community: communityChoice, course: slug.optional(), program: slug.optional() }
const isOfOne = ({ course, program }: { course?: string; program?: string }) =>
  (course === undefined) !== (program === undefined)
const OF_ONE = { path: ['course'], message: 'expected course or program' }

export const authoredQuery = z.object({ community: communityChoice })

export const createGateBody = z
  .strictObject({
    ...curriculum,
    ...fields,
    slug: slug.optional().describe('rules name the gate by it; without one it is made from the title'),
    description: fields.description.default(''),
    needs: fields.needs.default([]),
    unlock_criteria: fields.unlock_criteria.default(null),
    validation: fields.validation.default('auto'),
    validation_criteria: fields.validation_criteria.default(null),
    passing_score: fields.passing_score.default(null),
    max_attempts: fields.max_attempts.default(null),
    cooldown_hours: fields.cooldown_hours.default(null),
    required: fields.required.default(true),
    xp: fields.xp.default(0),
    achievement_id: fields.achievement_id.default(null),
    status: z.enum(['draft', 'live']).default('draft'),
    position: z.int().min(0).max(10_000).optional().describe('without one, behind the other gates'),
  })
  .refine(isOfOne, OF_ONE)
  .superRefine((body, context) => {
    for (const { path, message } of unfitGate(body)) context.addIssue({ code: 'custom', path: [path], message })
  })
  .meta({
    example: {
      community: 'harbor',
      course: 'networking',
      title: 'Lab report',
      type: 'completion',
      validation: 'manual',
    },
  })
export type CreateGateBody = AboutCommunity<z.infer<typeof createGateBody>>

/** When it was last changed, to the microsecond: a change that was saved since then is not overwritten. */
const asRead = z.iso
  .datetime({ precision: 6 })
  .refine(hasYear, NO_YEAR)
  .meta({ description: 'updated_at as you read it', example: '2026-11-29T09:30:00.000000Z' })

export const changeGateBody = z
  .strictObject({
    updated_at: asRead,
    ...z.object(fields).partial().shape,
    status: moveOn.optional(),
  })
  .refine((body) => Object.keys(body).length > 1, 'expected something to change')
  .meta({ example: { updated_at: '2026-11-29T09:30:00.000000Z', title: 'Lab report', status: 'live' } })
export type ChangeGateBody = z.infer<typeof changeGateBody>

/** All gates that are not retired, in the order that was read and in the new order. */
export const orderGatesBody = z
  .strictObject({
    ...curriculum,
    was: z.array(z.uuid().toLowerCase()).max(500),
    ids: z.array(z.uuid().toLowerCase()).max(500),
  })
  .refine(isOfOne, OF_ONE)
  .meta({ example: { community: 'harbor', course: 'networking', was: [], ids: [] } })
export type OrderGatesBody = AboutCommunity<z.infer<typeof orderGatesBody>>

export const gateWarning = z.object({ path: z.string(), message: z.string() }).meta({ id: 'GateWarning' })
export type GateWarning = z.infer<typeof gateWarning>

const gateLink = z.object({ id: z.uuid(), slug, title: z.string(), status, scope: gateScope, of: z.string() })

/** A gate as its author sees it. */
export const authoredGate = z
  .object({
    id: z.uuid(),
    scope: gateScope,
    community: slug,
    of: z.object({ id: z.uuid(), slug, title: z.string(), status }).describe('the course or program'),
    slug,
    title: z.string(),
    description: z.string(),
    type: gateType,
    needs: z.array(gateLink),
    needed_by: z.array(gateLink),
    unlock_criteria: z.record(z.string(), z.unknown()).nullable(),
    unlock_says: z.string().nullable().describe('in plain words'),
    validation: gateValidation,
    validation_criteria: z.record(z.string(), z.unknown()).nullable(),
    validation_says: z.string().nullable(),
    passing_score: z.number().nullable(),
    max_attempts: z.int().nullable(),
    cooldown_hours: z.int().nullable(),
    required: z.boolean(),
    xp: z.int(),
    achievement: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    status,
    position: z.int(),
    updated_at: asRead,
    learners: z
      .object({
        submitted: z.int().describe('waiting for an instructor'),
        rejected: z.int().describe('sent back'),
        validated: z.int().describe('passed it'),
        others: z.int().describe('enrolled in the course, or in one of the program, and none of these'),
      })
      .describe('how many learners are in each state'),
    warnings: z
      .array(gateWarning)
      .describe('conditions that cannot be met as things are, or that practice gives away; they are not refused'),
  })
  .meta({ id: 'WrittenGate' })
export type AuthoredGate = z.infer<typeof authoredGate>

export const removedGate = z.object({
  became: z.enum(['deleted', 'retired']).describe('a gate that was live, or that a learner reached, is retired'),
})

/** What publishing the gate as it is would do at once. */
export const gateDryRun = z
  .object({
    gains: z.int().describe('learners who meet it already'),
    becomes: z.enum(['validated', 'submitted']).describe('the state that they get'),
    xp: z.int().describe('XP that all of them together would get at once'),
    examples: z.array(z.object({ user_id: z.uuid(), display_name: z.string() })).max(10),
  })
  .meta({ id: 'GateDryRun' })
export type GateDryRun = z.infer<typeof gateDryRun>
