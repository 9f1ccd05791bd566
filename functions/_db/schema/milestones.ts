import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'

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
