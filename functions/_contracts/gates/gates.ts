import { z } from 'zod'
import { hasVisible } from '../../_domain/visible-text.ts'
import { GATE_STATES } from '../../_domain/gates/gate-state.ts'
import { rewardFields } from '../rewards/rewards.ts'
import { type AboutCommunity, communityChoice, slug } from '../wire.ts'
import { isStorable, NOT_STORABLE, trimmed } from '../storable.ts'

export const gateType = z.enum(['knowledge_check', 'skill_demonstration', 'completion', 'certification'])
export const gateValidation = z.enum(['auto', 'manual', 'auto_then_manual'])
export const gateScope = z.enum(['course', 'program'])

export const condition = z
  .object({
    of: z.enum(['opening', 'validation']).describe('opening: before the gate opens; validation: to pass it'),
    text: z.string().describe('in plain words'),
    met: z.boolean(),
    progress: z
      .object({ share: z.number(), have: z.number(), need: z.number() })
      .nullable()
      .describe('null where the condition has no partial progress'),
    milestone: z
      .object({ id: z.uuid(), title: z.string() })
      .nullable()
      .describe('the gate to pass first, if the condition is one'),
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
    attempts: z.int().describe('how often evidence was submitted'),
    attempts_left: z.int().nullable().describe('null: no limit'),
    can_submit: z.boolean(),
    can_submit_from: z.iso.datetime().nullable().describe('when the cooldown after a rejection ends'),
    evidence: evidence.nullable().describe('the last submission'),
    submitted_at: z.iso.datetime().nullable(),
    decided_at: z.iso.datetime().nullable(),
    reason: z.string().nullable().describe('why it was sent back or waived'),
    waived: z.boolean(),
    certificate: z.string().nullable().describe('the number of the certificate that it issued'),
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
    needs: z.array(z.uuid()).describe('gates to pass first'),
    standing,
  })
  .meta({ id: 'Gate' })
export type Gate = z.infer<typeof gate>

export const gatesQuery = z
  .object({
    community: communityChoice,
    course: slug.optional(),
    program: slug.optional(),
    user_id: z.uuid().optional().describe('for instructors: this learner; without it, the caller'),
  })
  .refine(({ course, program }) => (course === undefined) !== (program === undefined), {
    path: ['course'],
    message: 'expected course or program',
  })
export type GatesQuery = AboutCommunity<z.infer<typeof gatesQuery>>

export const gatePath = z.object({ id: z.uuid() })
export const explainQuery = z.object({ user_id: z.uuid().optional() })

const link = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine(isStorable, NOT_STORABLE)
  .describe('http or https')

export const submitBody = z
  .strictObject({
    text: trimmed(4000).default(''),
    links: z.array(link).max(5).default([]),
  })
  .refine(({ text, links }) => links.length > 0 || hasVisible(text), {
    path: ['text'],
    message: 'expected text or a link',
  })
export type SubmitBody = z.infer<typeof submitBody>

export const waiveBody = z.strictObject({
  user_id: z.uuid(),
  reason: trimmed(500).min(1).describe('shown to the learner'),
})
export type WaiveBody = z.infer<typeof waiveBody>

/** A gate after a submission or decision, and what that earned. */
export const passed = z
  .object({
    gate,
    ...rewardFields,
    xp: z.int().describe('all XP that it earned'),
    replayed: z.boolean().describe('true if the same request was made before'),
  })
  .meta({ id: 'Passed' })
export type GatePassed = z.infer<typeof passed>
