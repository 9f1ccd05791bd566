import { z } from 'zod'
import { GATE_STATES } from '../../_domain/gates/gate-state.ts'
import { givenFields } from '../rewards/rewards.ts'
import { slug } from '../wire.ts'

export const gateType = z.enum(['knowledge_check', 'skill_demonstration', 'completion', 'certification'])
export const gateValidation = z.enum(['auto', 'manual', 'auto_then_manual'])
export const gateScope = z.enum(['course', 'program'])

export const condition = z
  .object({
    of: z.enum(['opening', 'validation']).describe('what has to hold before the gate opens, or what passes it'),
    text: z.string().describe('in plain words'),
    met: z.boolean(),
    progress: z
      .object({ share: z.number(), have: z.number(), need: z.number() })
      .nullable()
      .describe('null for what has no half'),
    milestone: z
      .object({ id: z.uuid(), title: z.string() })
      .nullable()
      .describe('the gate that has to be passed first, where it is one'),
  })
  .meta({ id: 'Condition' })
export type GateCondition = z.infer<typeof condition>

export const gateState = z.enum(GATE_STATES)

export const evidence = z.object({ text: z.string(), links: z.array(z.string()) })
export type Evidence = z.infer<typeof evidence>

/** How a learner stands at a gate, and why. */
export const standing = z
  .object({
    state: gateState,
    conditions: z.array(condition),
    attempts: z.int().describe('how often something was handed in'),
    attempts_left: z.int().nullable().describe('null where there is no limit'),
    can_submit: z.boolean(),
    can_submit_from: z.iso.datetime().nullable().describe('after having been sent back, where one has to wait'),
    evidence: evidence.nullable().describe('what was handed in last'),
    submitted_at: z.iso.datetime().nullable(),
    decided_at: z.iso.datetime().nullable(),
    reason: z.string().nullable().describe('why it was sent back or waived'),
    waived: z.boolean(),
    certificate: z.string().nullable().describe('the number of the one that it issued'),
  })
  .meta({ id: 'GateStanding' })
export type GateStanding = z.infer<typeof standing>

export const gate = z
  .object({
    id: z.uuid(),
    scope: gateScope,
    of: z.object({ id: z.uuid(), slug, title: z.string() }).describe('the course or program'),
    slug,
    title: z.string(),
    description: z.string(),
    type: gateType,
    validation: gateValidation,
    required: z.boolean(),
    passing_score: z.number().nullable(),
    max_attempts: z.int().nullable(),
    cooldown_hours: z.int().nullable(),
    xp: z.int(),
    position: z.int(),
    needs: z.array(z.uuid()).describe('gates to be passed first'),
    standing,
  })
  .meta({ id: 'Gate' })
export type Gate = z.infer<typeof gate>

export const gatesQuery = z
  .object({
    community: slug,
    course: slug.optional(),
    program: slug.optional(),
    user_id: z.uuid().optional().describe('of this learner, for instructors; without it, of the reader'),
  })
  .refine(({ course, program }) => (course === undefined) !== (program === undefined), {
    path: ['course'],
    message: 'expected course or program',
  })
export type GatesQuery = z.infer<typeof gatesQuery>

export const gatePath = z.object({ id: z.uuid() })
export const explainQuery = z.object({ user_id: z.uuid().optional() })

const link = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .describe('http or https')

export const submitBody = z
  .strictObject({
    text: z.string().trim().max(4000).default(''),
    links: z.array(link).max(5).default([]),
  })
  .refine(({ text, links }) => text.length + links.length > 0, { path: ['text'], message: 'expected text or a link' })
export type SubmitBody = z.infer<typeof submitBody>

export const waiveBody = z.strictObject({
  user_id: z.uuid(),
  reason: z.string().trim().min(1).max(500).describe('the learner reads it'),
})
export type WaiveBody = z.infer<typeof waiveBody>

/** What a step at a gate came to. */
export const passed = z
  .object({
    gate,
    ...givenFields,
    xp: z.int().describe('what all of it paid'),
    replayed: z.boolean().describe('true where the same had been done before'),
  })
  .meta({ id: 'Passed' })
export type GatePassed = z.infer<typeof passed>
