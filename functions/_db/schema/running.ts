import { bigint, jsonb, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'

export const eventQueue = pgTable('event_queue', {
  id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  user_id: uuid().notNull(),
  community_id: uuid().notNull(),
  event: jsonb().notNull(),
  tries: smallint().notNull().default(0),
  error: text(),
  parked_at: instant(),
  due_at: instant().notNull().defaultNow(),
  created_at: instant().notNull().defaultNow(),
})

export const auditLog = pgTable('audit_log', {
  id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  community_id: uuid(),
  actor_id: uuid(),
  action: text().notNull(),
  subject_type: text().notNull(),
  subject_id: text().notNull(),
  reason: text(),
  details: jsonb().notNull().default({}),
  created_at: instant().notNull().defaultNow(),
})

export const communitySweeps = pgTable('community_sweeps', {
  community_id: uuid().primaryKey(),
  swept_version: bigint({ mode: 'number' }).notNull().default(0),
  version: bigint({ mode: 'number' }),
  cursor: uuid(),
  look_cursor: uuid(),
})
