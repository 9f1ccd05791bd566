import { bigint, date, integer, json, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import type { Activity } from '../../_domain/engine/activity.ts'
import { instant } from './instant.ts'

export const activityEvents = pgTable(
  'activity_events',
  {
    id: uuid().notNull(),
    user_id: uuid().notNull(),
    community_id: uuid().notNull(),
    type: text().notNull(),
    occurred_at: instant().notNull(),
    local_date: date().notNull(),
    local_hour: smallint().notNull().default(0),
    forgiven: date().array(),
    seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    content_id: uuid(),
    dims: json().$type<Activity['dims']>().notNull().default({}),
    metrics: json().notNull().default({}),
    outcome: json(),
    recorded_at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.id] })],
)

export const userStreaks = pgTable(
  'user_streaks',
  {
    user_id: uuid().notNull(),
    community_id: uuid().notNull(),
    kind: text({ enum: ['daily_login', 'learning'] }).notNull(),
    current: integer().notNull().default(0),
    longest: integer().notNull().default(0),
    last_day: date(),
    freezes: smallint().notNull().default(3),
    days_to_freeze: smallint().notNull().default(7),
    protected_day: date(),
    bonus_day: date(),
    updated_at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.community_id, table.kind] })],
)

export const streakDays = pgTable(
  'streak_days',
  {
    user_id: uuid().notNull(),
    community_id: uuid().notNull(),
    kind: text({ enum: ['daily_login', 'learning'] }).notNull(),
    day: date().notNull(),
    state: text({ enum: ['active', 'frozen', 'paused'] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.community_id, table.kind, table.day] })],
)
