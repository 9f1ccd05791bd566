import { bigint, boolean, integer, jsonb, numeric, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'

export const courseMilestones = pgTable('course_milestones', {
  id: uuid().primaryKey().defaultRandom(),
  number: integer().notNull().generatedAlwaysAsIdentity(),
  community_id: uuid().notNull(),
  course_id: uuid().notNull(),
  slug: text().notNull(),
  title: text().notNull(),
  description: text().notNull().default(''),
  type: text({ enum: ['knowledge_check', 'skill_demonstration', 'completion', 'certification'] }).notNull(),
  unlock_criteria: jsonb(),
  validation_criteria: jsonb(),
  validation: text({ enum: ['auto', 'manual', 'auto_then_manual'] })
    .notNull()
    .default('auto'),
  passing_score: numeric({ precision: 5, scale: 2, mode: 'number' }),
  max_attempts: integer(),
  cooldown_hours: integer(),
  required: boolean().notNull().default(true),
  xp: integer().notNull().default(0),
  achievement_id: uuid(),
  status: text({ enum: ['draft', 'live', 'retired'] })
    .notNull()
    .default('draft'),
  position: integer().notNull().default(0),
  rules_version: bigint({ mode: 'number' }).notNull().default(0),
  needs_version: bigint({ mode: 'number' }).notNull().default(0),
  created_at: instant().notNull().defaultNow(),
  updated_at: instant().notNull().defaultNow(),
})

export const programMilestones = pgTable('program_milestones', {
  id: uuid().primaryKey().defaultRandom(),
  number: integer().notNull().generatedAlwaysAsIdentity(),
  community_id: uuid().notNull(),
  program_id: uuid().notNull(),
  slug: text().notNull(),
  title: text().notNull(),
  description: text().notNull().default(''),
  type: text({ enum: ['knowledge_check', 'skill_demonstration', 'completion', 'certification'] }).notNull(),
  unlock_criteria: jsonb(),
  validation_criteria: jsonb(),
  validation: text({ enum: ['auto', 'manual', 'auto_then_manual'] })
    .notNull()
    .default('auto'),
  passing_score: numeric({ precision: 5, scale: 2, mode: 'number' }),
  max_attempts: integer(),
  cooldown_hours: integer(),
  required: boolean().notNull().default(true),
  xp: integer().notNull().default(0),
  achievement_id: uuid(),
  status: text({ enum: ['draft', 'live', 'retired'] })
    .notNull()
    .default('draft'),
  position: integer().notNull().default(0),
  rules_version: bigint({ mode: 'number' }).notNull().default(0),
  needs_version: bigint({ mode: 'number' }).notNull().default(0),
  created_at: instant().notNull().defaultNow(),
  updated_at: instant().notNull().defaultNow(),
})

export const milestonePrerequisites = pgTable('milestone_prerequisites', {
  id: uuid().primaryKey().defaultRandom(),
  community_id: uuid().notNull(),
  course_milestone_id: uuid(),
  program_milestone_id: uuid(),
  needs_course_milestone_id: uuid(),
  needs_program_milestone_id: uuid(),
})

export const userMilestoneProgress = pgTable('user_milestone_progress', {
  id: uuid().primaryKey().defaultRandom(),
  user_id: uuid().notNull(),
  community_id: uuid().notNull(),
  course_milestone_id: uuid(),
  program_milestone_id: uuid(),
  status: text({ enum: ['locked', 'available', 'in_progress', 'submitted', 'validated', 'rejected'] })
    .notNull()
    .default('locked'),
  attempts: integer().notNull().default(0),
  evidence: jsonb(),
  submitted_at: instant(),
  decided_at: instant(),
  decided_by: uuid(),
  reason: text(),
  waived: boolean().notNull().default(false),
  satisfied_by: jsonb(),
  event_id: uuid(),
  updated_at: instant().notNull().defaultNow(),
})

export const certificates = pgTable('certificates', {
  id: uuid().primaryKey().defaultRandom(),
  number: text().notNull(),
  user_id: uuid().notNull(),
  community_id: uuid().notNull(),
  program_id: uuid(),
  course_id: uuid(),
  holder: text().notNull(),
  visibility: text({ enum: ['private', 'public'] })
    .notNull()
    .default('public'),
  issued_at: instant().notNull().defaultNow(),
  revoked_at: instant(),
  revoked_by: uuid(),
  revoked_because: text(),
})

export const milestoneSubmissions = pgTable('milestone_submissions', {
  id: uuid().primaryKey(),
  user_id: uuid().notNull(),
  community_id: uuid().notNull(),
  course_milestone_id: uuid(),
  program_milestone_id: uuid(),
  attempt: integer().notNull(),
  evidence: jsonb(),
  satisfied_by: jsonb(),
  event_id: uuid().notNull(),
  submitted_at: instant().notNull(),
  claimed_by: uuid(),
  claimed_until: instant(),
  decision: text({ enum: ['approved', 'rejected', 'waived', 'met'] }),
  decided_by: uuid(),
  decided_at: instant(),
  reason: text(),
})

export const programCompletions = pgTable(
  'program_completions',
  {
    user_id: uuid().notNull(),
    program_id: uuid().notNull(),
    community_id: uuid().notNull(),
    event_id: uuid().notNull(),
    completed_at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.program_id] })],
)
