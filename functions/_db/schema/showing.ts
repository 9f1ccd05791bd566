import { jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'

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
        'became_admin',
        'support_reply',
        'support_handed_over',
        'support_mail',
        'regraded',
        'report_settled',
        'time_changed',
        'goal_reached',
        'assigned',
        'assignment_due',
        'announcement',
        'comment_mention',
        'comment_answer',
        'comment_endorsed',
        'comment_report_settled',
        'invited',
      ],
    }).notNull(),
    payload: jsonb().notNull().default({}),
    created_at: instant().notNull().defaultNow(),
    read_at: instant(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.id] })],
)
