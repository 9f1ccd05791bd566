import { bigint, boolean, date, integer, numeric, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { COLORS } from '../../_domain/colors.ts'
import type { MutableKind } from '../../_domain/notifications/mutable.ts'
import { instant } from './instant.ts'

export const communities = pgTable('communities', {
  id: uuid().primaryKey().defaultRandom(),
  slug: text().notNull(),
  name: text().notNull(),
  tagline: text().notNull().default(''),
  color: text({ enum: COLORS }).notNull().default('laurel'),
  joining: text({ enum: ['open', 'invite'] })
    .notNull()
    .default('invite'),
  rules_version: bigint({ mode: 'number' }).notNull().default(0),
  tests_version: bigint({ mode: 'number' }).notNull().default(0),
  closed_at: instant(),
  comments_off: boolean().notNull().default(false),
  boards_off: boolean().notNull().default(false),
  created_at: instant().notNull().defaultNow(),
  updated_at: instant().notNull().defaultNow(),
})

export const profiles = pgTable('profiles', {
  id: uuid().primaryKey(),
  username: text().notNull(),
  display_name: text().notNull(),
  bio: text().notNull().default(''),
  time_zone: text().notNull().default('UTC'),
  next_time_zone: text(),
  next_time_zone_from: date(),
  cut_short: date(),
  home_community_id: uuid(),
  leaderboard: text({ enum: ['hidden', 'community', 'global'] })
    .notNull()
    .default('hidden'),
  visibility: text({ enum: ['private', 'public'] })
    .notNull()
    .default('private'),
  streak_reminders: boolean().notNull().default(false),
  comments_hidden: boolean().notNull().default(false),
  award_comments_off: boolean().notNull().default(false),
  muted: text().array().$type<MutableKind[]>().notNull().default([]),
  created_at: instant().notNull().defaultNow(),
  updated_at: instant().notNull().defaultNow(),
})

export const memberships = pgTable(
  'memberships',
  {
    community_id: uuid().notNull(),
    user_id: uuid().notNull(),
    role: text({ enum: ['student', 'instructor', 'admin'] })
      .notNull()
      .default('student'),
    extra_time: numeric({ precision: 3, scale: 2, mode: 'number' }).notNull().default(1),
    joined_at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.community_id] })],
)

export const invitations = pgTable('invitations', {
  id: uuid().primaryKey().defaultRandom(),
  community_id: uuid().notNull(),
  role: text({ enum: ['student', 'instructor', 'admin'] }).notNull(),
  code_hash: text().notNull(),
  note: text().notNull().default(''),
  expires_at: instant().notNull(),
  max_uses: integer(),
  uses: integer().notNull().default(0),
  created_by: uuid().notNull(),
  created_at: instant().notNull().defaultNow(),
  revoked_at: instant(),
  group_id: uuid(),
})

export const communityEventTypes = pgTable(
  'community_event_types',
  {
    community_id: uuid().notNull(),
    type: text().notNull(),
    created_at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.community_id, table.type] })],
)
