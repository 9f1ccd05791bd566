import { bigint, date, integer, json, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
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
    dims: json().notNull().default({}),
    metrics: json().notNull().default({}),
    outcome: json(),
    recorded_at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.id] })],
)

export const userCounters = pgTable(
  'user_counters',
  {
    user_id: uuid().notNull(),
    community_id: uuid().notNull(),
    revision: bigint({ mode: 'number' }).notNull().default(0),
    counters: json().notNull().default({}),
    streaks: json().notNull().default({}),
    total: bigint({ mode: 'number' }).notNull().default(0),
    level: smallint().notNull().default(1),
    earned: text().array().notNull().default([]),
    revoked: text().array().notNull().default([]),
    validated: text().array().notNull().default([]),
    handed: text().array().notNull().default([]),
    rules_version: bigint({ mode: 'number' }).notNull().default(0),
    swept_day: date(),
    updated_at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.community_id] })],
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

export const xpTransactions = pgTable(
  'xp_transactions',
  {
    id: uuid().notNull().defaultRandom(),
    user_id: uuid().notNull(),
    community_id: uuid().notNull(),
    amount: integer().notNull(),
    reason: text({
      enum: ['test', 'content', 'achievement', 'milestone', 'streak', 'award', 'revocation', 'correction'],
    }).notNull(),
    reference: text().notNull(),
    event_id: uuid(),
    actor_id: uuid(),
    note: text(),
    local_date: date().notNull(),
    created_at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.community_id, table.reason, table.reference] })],
)
