import { bigint, boolean, date, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { METRICS } from '../../_domain/boards/board.ts'
import { instant } from './instant.ts'

export const leaderboardScores = pgTable(
  'leaderboard_scores',
  {
    community_id: uuid().notNull(),
    metric: text({ enum: METRICS }).notNull(),
    user_id: uuid().notNull(),
    score: bigint({ mode: 'number' }).notNull(),
    reached_at: instant().notNull(),
    listed: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.community_id, table.metric] })],
)

export const leaderboardDays = pgTable(
  'leaderboard_days',
  {
    community_id: uuid().notNull(),
    user_id: uuid().notNull(),
    day: date().notNull(),
    xp: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.community_id, table.day] })],
)

export const notifications = pgTable(
  'notifications',
  {
    id: uuid().notNull().defaultRandom(),
    user_id: uuid().notNull(),
    community_id: uuid(),
    kind: text({
      enum: [
        'unlock',
        'level_up',
        'streak_at_risk',
        'milestone',
        'digest',
        'revoked',
        'completed',
        'certificate',
        'certificate_revoked',
      ],
    }).notNull(),
    payload: jsonb().notNull().default({}),
    created_at: instant().notNull().defaultNow(),
    read_at: instant(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.id] })],
)
