import { paths } from '#lib/paths.ts'
import type { Notification, NotifiedAchievement } from '#contracts/notifications/notifications.ts'
import { nameList, notificationWords, type NotificationWords } from './notification-words.ts'
import { count } from '#domain/locale/counts.ts'

/** New notifications grouped for the toast stack: the highest level, all achievements together, the rest as lines. */
export interface Toasts {
  level: { level: number; title: string; href: string | null } | null
  unlocks: { achievements: NotifiedAchievement[]; title: string; href: string | null } | null
  lines: (NotificationWords & { id: string })[]
}

const LINES = new Set<Notification['kind']>([
  'milestone',
  'completed',
  'certificate',
  'streak_at_risk',
  'revoked',
  'certificate_revoked',
  'became_admin',
  'support_reply',
  'support_mail',
  'support_handed_over',
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
])

export function toToasts(notifications: readonly Notification[]): Toasts {
  const levels = notifications.filter((it) => it.kind === 'level_up')
  const [highest] = levels.toSorted((a, b) => b.level - a.level)
  return {
    level: highest ? { level: highest.level, title: highest.title, href: notificationWords(highest).href } : null,
    unlocks: toUnlocks(notifications),
    lines: notifications.filter(({ kind }) => LINES.has(kind)).map((it) => ({ id: it.id, ...notificationWords(it) })),
  }
}

function toUnlocks(notifications: readonly Notification[]): Toasts['unlocks'] {
  const unlocks = notifications.filter((it) => it.kind === 'unlock' || it.kind === 'digest')
  const achievements = unlocks.flatMap((it) => (it.kind === 'unlock' ? it.achievement : it.achievements))
  const [first] = unlocks
  if (!first) return null
  if (unlocks.length === 1 && first.kind === 'unlock')
    return { achievements, title: 'New achievement', href: notificationWords(first).href }
  const communities = new Set(unlocks.map(({ community }) => community))
  const community = communities.size === 1 ? first.community : null
  return {
    achievements,
    title: count(achievements.length, 'new achievement'),
    href: community === null ? paths.notifications() : paths.achievements(community),
  }
}

/** The toasts as text for a screen reader. */
export const announcement = ({ level, unlocks, lines }: Toasts): string =>
  [
    level && `Level ${level.level}, ${level.title}.`,
    unlocks && `${unlocks.title}: ${nameList(unlocks.achievements)}.`,
    ...lines.map(({ title, text }) => `${title}. ${text}`),
  ]
    .filter(Boolean)
    .join(' ')
