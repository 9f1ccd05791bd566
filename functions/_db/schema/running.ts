import { bigint, jsonb, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import type { Activity } from '../../_domain/engine/activity.ts'
import { instant } from './instant.ts'

export const eventQueue = pgTable('event_queue', {
  id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  user_id: uuid().notNull(),
  community_id: uuid().notNull(),
  event: jsonb().$type<Activity>().notNull(),
  tries: smallint().notNull().default(0),
  error: text(),
  parked_at: instant(),
  due_at: instant().notNull().defaultNow(),
  created_at: instant().notNull().defaultNow(),
})
