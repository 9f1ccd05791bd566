import { z } from 'zod'
import { datesAtOdds } from '../../_domain/assignments/dates.ts'
import {
  ASSIGNED_KINDS,
  ASSIGNMENT_STATES,
  ASSIGNMENT_STATUSES,
  COUNTS,
  LATE_POLICIES,
} from '../../_domain/assignments/kinds.ts'
import { isTimeZone } from '../../_domain/time/zone-names.ts'
import { hasVisible } from '../../_domain/visible-text.ts'
import { revision } from '../courses/authoring.ts'
import { hasYear, NO_YEAR, storable, trimmed } from '../storable.ts'
import { instant, list, slug } from '../wire.ts'

const readable = (max: number) => trimmed(max).refine(hasVisible, 'expected something to read')
const percent = z.int().min(1).max(100)
const weight = z.number().min(0).max(100).multipleOf(0.01)
const moment = instant.refine(hasYear, NO_YEAR).nullable()

const settings = {
  title: readable(120),
  note: trimmed(2000).default(''),
  everybody: z.boolean().default(false).describe('for all students of the community'),
  groups: z.array(z.uuid().toLowerCase()).max(100).default([]).describe('for whoever is in these groups at the time'),
  users: z.array(z.uuid().toLowerCase()).max(200).default([]).describe('for these learners'),
  opens_at: moment.default(null).meta({ description: 'null: when it is published', example: '2026-12-01T08:00:00Z' }),
  due_at: moment.default(null).meta({ example: '2026-12-08T17:00:00Z' }),
  closes_at: moment.default(null).meta({ description: 'null: never', example: '2026-12-15T17:00:00Z' }),
  zone: storable(64)
    .refine(isTimeZone, 'is no time zone')
    .meta({ description: 'in which the times were meant', example: 'Europe/Berlin' }),
  late_policy: z.enum(LATE_POLICIES).default('marked'),
  late_percent: percent.nullable().default(null).describe('taken off for each day begun, with percent_off'),
  late_floor: z.int().min(0).max(100).nullable().default(null).describe('what is never taken below, with percent_off'),
  attempts_allowed: z.int().min(1).max(50).nullable().default(null).describe('only the first so many count; null: all'),
  counts: z.enum(COUNTS).default('best'),
  pass_percent: percent.nullable().default(null),
  weight: weight.default(1).describe('within its category'),
  category: readable(60).nullable().default(null),
}

type Settings = z.output<z.ZodObject<typeof settings>>

function checkSettings({ value, issues }: { value: Settings; issues: z.core.$ZodRawIssue[] }) {
  const refuse = (path: string, message: string) => issues.push({ code: 'custom', path: [path], message, input: value })
  for (const { date, says } of datesAtOdds(value)) refuse(date, says)
  if (value.late_policy === 'percent_off') {
    if (value.late_percent === null) refuse('late_percent', 'is missing')
    if (value.late_floor === null) refuse('late_floor', 'is missing')
  }
  if (value.late_policy === 'refused' && value.due_at === null) refuse('due_at', 'is missing')
}

export const assignmentBody = z
  .strictObject({
    kind: z.enum(ASSIGNED_KINDS),
    subject_id: z
      .uuid()
      .toLowerCase()
      .nullable()
      .default(null)
      .describe('the test, course, gate or lesson; null for a mix'),
    questions: z.int().min(5).max(100).nullable().default(null).describe('how many a mix has to have at least'),
    ...settings,
  })
  .check(checkSettings, ({ value, issues }) => {
    const path = value.kind === 'mix' ? 'questions' : 'subject_id'
    if (value[path] === null) issues.push({ code: 'custom', path: [path], message: 'is missing', input: value })
  })
export type AssignmentBody = z.infer<typeof assignmentBody>

export const changeAssignmentBody = z.strictObject({ revision, ...settings }).check(checkSettings)
export type ChangeAssignmentBody = z.infer<typeof changeAssignmentBody>

export const assignmentStatusBody = z.strictObject({ revision, status: z.enum(['published', 'archived']) })
export type AssignmentStatusBody = z.infer<typeof assignmentStatusBody>

const subject = z
  .object({
    id: z.uuid(),
    title: z.string(),
    slug,
    live: z.boolean().describe('false: it was retired, or is a draft'),
    inside: z
      .object({ kind: z.enum(['course', 'program']), slug })
      .nullable()
      .describe('the course or program of a lesson or gate'),
  })
  .nullable()
  .describe('null for a mix')

const common = {
  id: z.uuid(),
  kind: z.enum(ASSIGNED_KINDS),
  subject,
  questions: z.int().nullable(),
  title: z.string(),
  note: z.string(),
  zone: z.string(),
  late_policy: z.enum(LATE_POLICIES),
  late_percent: z.int().nullable(),
  late_floor: z.int().nullable(),
  counts: z.enum(COUNTS),
  pass_percent: z.int().nullable(),
}

export const assignment = z
  .object({
    ...common,
    status: z.enum(ASSIGNMENT_STATUSES),
    opens_at: instant.nullable(),
    due_at: instant.nullable(),
    closes_at: instant.nullable(),
    attempts_allowed: z.int().nullable(),
    weight: z.number(),
    category: z.string().nullable(),
    revision: z.int(),
    everybody: z.boolean(),
    groups: z.array(z.object({ id: z.uuid(), name: z.string(), members: z.int() })),
    users: z.array(z.object({ id: z.uuid(), display_name: z.string(), member: z.boolean() })),
    extensions: z.array(
      z.object({
        user_id: z.uuid(),
        display_name: z.string(),
        due_at: instant.nullable(),
        more_attempts: z.int(),
        reason: z.string(),
      }),
    ),
  })
  .meta({ id: 'Assignment' })
export type Assignment = z.infer<typeof assignment>

export const assignmentsQuery = z.object({ status: z.enum(ASSIGNMENT_STATUSES).optional() })
export const assignmentList = list(assignment)

export const assignableQuery = z.object({ kind: z.enum(ASSIGNED_KINDS).exclude(['mix']) })

export const assignable = z
  .object({ id: z.uuid(), title: z.string(), inside: z.string().nullable().describe('the course or program it is in') })
  .meta({ id: 'Assignable' })
export type Assignable = z.infer<typeof assignable>
export const assignableList = list(assignable)

export const assignmentPath = z.object({ slug, assignment: z.uuid() })
export const assignedLearnerPath = assignmentPath.extend({ user: z.uuid().toLowerCase() })
export const learnerAssignmentsPath = z.object({ slug, user: z.uuid().toLowerCase() })

export const extensionBody = z
  .strictObject({
    due_at: moment.default(null).describe('null: as for all others'),
    more_attempts: z.int().min(0).max(50).default(0),
    reason: trimmed(500).default('').describe('the learner reads it'),
  })
  .check(({ value, issues }) => {
    if (value.due_at === null && value.more_attempts === 0)
      issues.push({ code: 'custom', path: ['due_at'], message: 'is missing', input: value })
  })
export type ExtensionBody = z.infer<typeof extensionBody>

/** How a learner stands with an assignment; it follows from what they did. */
export const assignmentStanding = z.object({
  state: z.enum(ASSIGNMENT_STATES),
  score: z.number().nullable().describe('a percent, after what lateness takes off'),
  late: z.boolean().describe('it was handed in after it was due'),
  passed: z.boolean().nullable().describe('null without a score or a pass mark'),
  handed_in_at: instant.nullable(),
  attempt_id: z.uuid().nullable().describe('the attempt that counts'),
  attempts: z.int().describe('how many count towards those allowed'),
  set_by_hand: z
    .object({ reason: z.string(), percent: z.number().nullable(), excused: z.boolean() })
    .nullable()
    .describe('an instructor set it'),
})

export const myAssignment = z
  .object({
    ...common,
    opens_at: instant.nullable(),
    due_at: instant.nullable().describe('with an extension of yours'),
    closes_at: instant.nullable().describe('with an extension of yours'),
    attempts_allowed: z.int().nullable().describe('with an extension of yours'),
    extended: z.boolean(),
    ...assignmentStanding.shape,
  })
  .meta({ id: 'MyAssignment' })
export type MyAssignment = z.infer<typeof myAssignment>

export const myAssignments = list(myAssignment)
