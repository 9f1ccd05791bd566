import {
  storedNotice,
  type Notification,
  type StoredNotice,
  type ToldAchievement,
} from '../../_contracts/notifications.ts'
import type { Database } from '../../_db/client.ts'
import type { NoticeRow } from '../../_db/queries/notifications/list.ts'
import { loadNames, type Named } from '../../_db/queries/notifications/names.ts'
import { titleFor } from '../../_domain/levels.ts'

/** Rows as a person reads them. What is about something that is gone altogether is left out. */
export async function toNotifications(db: Database, rows: readonly NoticeRow[]): Promise<Notification[]> {
  const told = rows.flatMap((row) => {
    const { success, data } = storedNotice.safeParse(row)
    return success ? [{ row, notice: data }] : []
  })
  const names = await namesOf(
    db,
    told.map(({ notice }) => notice),
  )
  return told.flatMap(({ row, notice }) => toNotification(row, notice, names) ?? [])
}

type Names = ReadonlyMap<string, Named>

async function namesOf(db: Database, notices: readonly StoredNotice[]): Promise<Names> {
  const achievements = notices.flatMap((it) => {
    if (it.kind === 'unlock' || it.kind === 'revoked') return it.payload.achievement_id
    return it.kind === 'digest' ? it.payload.achievements : []
  })
  const milestones = notices.flatMap((it) => (it.kind === 'milestone' ? it.payload.milestone_id : []))
  const certificates = notices.flatMap((it) => (it.kind === 'certificate_revoked' ? it.payload.certificate_id : []))
  const found = await loadNames(db, [...new Set(achievements)], [...new Set(milestones)], [...new Set(certificates)])
  return new Map(found.map((named) => [named.id, named]))
}

function toNotification(row: NoticeRow, notice: StoredNotice, names: Names): Notification | undefined {
  const { id, community, created_at, read_at } = row
  const common = { id, community, created_at: created_at.toISOString(), read: read_at !== null }
  switch (notice.kind) {
    case 'unlock': {
      const { achievement_id, tier, xp } = notice.payload
      const achievement = toAchievement(names.get(achievement_id))
      return (
        achievement && {
          ...common,
          kind: 'unlock',
          achievement: { ...achievement, tier: tier ?? achievement.tier, xp },
        }
      )
    }
    case 'revoked': {
      const { achievement_id, tier, xp, because } = notice.payload
      const achievement = toAchievement(names.get(achievement_id))
      return (
        achievement && {
          ...common,
          kind: 'revoked',
          achievement: { ...achievement, tier: tier ?? achievement.tier, xp },
          because,
        }
      )
    }
    case 'certificate_revoked': {
      const { certificate_id, because } = notice.payload
      const named = names.get(certificate_id)
      return (
        named && {
          ...common,
          kind: 'certificate_revoked',
          certificate: { number: named.slug, title: named.name },
          because,
        }
      )
    }
    case 'level_up':
      return { ...common, kind: 'level_up', level: notice.payload.level, title: titleFor(notice.payload.level) }
    case 'milestone': {
      const { milestone_id, status } = notice.payload
      const name = names.get(milestone_id)?.name
      return name === undefined
        ? undefined
        : { ...common, kind: 'milestone', milestone: { id: milestone_id, name, status } }
    }
    case 'digest': {
      // Each tier is told by its achievement's id, so one may be there more than once.
      const achievements = [...new Set(notice.payload.achievements)].flatMap((of) => toAchievement(names.get(of)) ?? [])
      return achievements.length > 0 ? { ...common, kind: 'digest', achievements } : undefined
    }
    case 'streak_at_risk':
      return { ...common, kind: 'streak_at_risk', streak: notice.payload }
  }
}

function toAchievement(named: Named | undefined): ToldAchievement | undefined {
  if (!named?.icon || !named.color || !named.rarity) return undefined
  const { id, slug, name, icon, color, rarity, tier, xp } = named
  return { id, slug, name, icon, color, rarity, tier, xp }
}
