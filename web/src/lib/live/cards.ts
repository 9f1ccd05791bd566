import { paths } from '#lib/paths.ts'
import { count } from '#lib/words.ts'
import type { Notification, NotifiedAchievement } from '#contracts/notifications/notifications.ts'
import { namesOf, say, type NotificationWords } from './notification-words.ts'

/** What is laid over the page: a level once, all achievements together, and the rest as lines. */
export interface Cards {
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
])

export function toCards(news: readonly Notification[]): Cards {
  const levels = news.filter((it) => it.kind === 'level_up')
  const [highest] = levels.toSorted((a, b) => b.level - a.level)
  return {
    level: highest ? { level: highest.level, title: highest.title, href: say(highest).href } : null,
    unlocks: unlocksOf(news),
    lines: news.filter(({ kind }) => LINES.has(kind)).map((it) => ({ id: it.id, ...say(it) })),
  }
}

function unlocksOf(news: readonly Notification[]): Cards['unlocks'] {
  const telling = news.filter((it) => it.kind === 'unlock' || it.kind === 'digest')
  const achievements = telling.flatMap((it) => (it.kind === 'unlock' ? it.achievement : it.achievements))
  const [first] = telling
  if (!first) return null
  if (telling.length === 1 && first.kind === 'unlock')
    return { achievements, title: 'A new achievement', href: say(first).href }
  const communities = new Set(telling.map(({ community }) => community))
  const one = communities.size === 1 ? first.community : null
  return {
    achievements,
    title: count(achievements.length, 'new achievement'),
    href: one === null ? paths.notifications() : paths.achievements(one),
  }
}

/** The same in one sentence each, for those who hear it. */
export const spoken = ({ level, unlocks, lines }: Cards): string =>
  [
    level && `Level ${level.level}, ${level.title}.`,
    unlocks && `${unlocks.title}: ${namesOf(unlocks.achievements)}.`,
    ...lines.map(({ title, text }) => `${title}. ${text}`),
  ]
    .filter(Boolean)
    .join(' ')
