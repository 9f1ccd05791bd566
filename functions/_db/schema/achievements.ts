import { bigint, boolean, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { COLORS } from '../../_domain/colors.ts'
import { instant } from './instant.ts'

export const achievements = pgTable('achievements', {
  id: uuid().primaryKey().defaultRandom(),
  number: integer().notNull().generatedAlwaysAsIdentity(),
  community_id: uuid(),
  pack: text({ enum: ['exam-prep', 'language', 'courses', 'typing', 'custom'] }).notNull(),
  slug: text().notNull(),
  name: text().notNull(),
  description: text().notNull(),
  type: text({ enum: ['progress', 'mastery', 'streak', 'level', 'event', 'collection'] }).notNull(),
  category: text().notNull(),
  icon: text().notNull(),
  color: text({ enum: COLORS }).notNull(),
  rarity: text().notNull(),
  tier: text({ enum: ['bronze', 'silver', 'gold', 'platinum'] }),
  points: integer().notNull(),
  xp: integer().notNull(),
  criteria: jsonb().notNull(),
  tiers: jsonb(),
  secret: boolean().notNull().default(false),
  status: text({ enum: ['draft', 'live', 'retired'] })
    .notNull()
    .default('draft'),
  version: integer().notNull().default(1),
  position: integer().notNull().default(0),
  rules_version: bigint({ mode: 'number' }).notNull().default(0),
  created_at: instant().notNull().defaultNow(),
  updated_at: instant().notNull().defaultNow(),
})

export const achievementVersions = pgTable(
  'achievement_versions',
  {
    achievement_id: uuid().notNull(),
    version: integer().notNull(),
    criteria: jsonb().notNull(),
    tiers: jsonb(),
    points: integer().notNull(),
    xp: integer().notNull(),
    created_at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.achievement_id, table.version] })],
)

export const communityPacks = pgTable(
  'community_packs',
  {
    community_id: uuid().notNull(),
    pack: text({ enum: ['exam-prep', 'language', 'courses', 'typing'] }).notNull(),
    rules_version: bigint({ mode: 'number' }).notNull().default(0),
    installed_at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.community_id, table.pack] })],
)

export const userAchievements = pgTable(
  'user_achievements',
  {
    id: uuid().notNull().defaultRandom(),
    user_id: uuid().notNull(),
    community_id: uuid().notNull(),
    achievement_id: uuid().notNull(),
    tier: text({ enum: ['bronze', 'silver', 'gold', 'platinum'] }),
    occurrence: integer().notNull().default(1),
    rule_version: integer().notNull(),
    event_id: uuid(),
    satisfied_by: jsonb().notNull().default({}),
    earned_at: instant().notNull().defaultNow(),
    unlocked_at: instant().notNull().defaultNow(),
    visibility: text({ enum: ['private', 'public'] })
      .notNull()
      .default('public'),
    featured: smallint(),
    revoked_at: instant(),
    revoked_by: uuid(),
    revoked_because: text(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.id] })],
)
