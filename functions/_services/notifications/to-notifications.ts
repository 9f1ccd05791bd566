import {
  storedNotice,
  type Notification,
  type StoredNotice,
  type ToldAchievement,
} from '../../_contracts/notifications/notifications.ts'
import type { Database } from '../../_db/client.ts'
import type { NoticeRow } from '../../_db/queries/notifications/list.ts'
import { loadNames, type NamedSubject } from '../../_db/queries/notifications/subject-names.ts'
import { loadWholes, type SubjectCurriculum } from '../../_db/queries/notifications/curricula.ts'
import { titleFor } from '../../_domain/xp/levels.ts'

/** Rows as a person reads them. What is about something that is gone altogether is left out. */
export async function toNotifications(db: Database, rows: readonly NoticeRow[]): Promise<Notification[]> {
  const told = rows.flatMap((row) => {
    const { success, data } = storedNotice.safeParse(row)
    return success ? [{ row, notice: data }] : []
  })
  const notices = told.map(({ notice }) => notice)
  const names = await namesOf(db, notices)
  const wholes = await wholesOf(db, notices)
  return told.flatMap(({ row, notice }) => toNotification(row, notice, names, wholes) ?? [])
}

type Names = ReadonlyMap<string, NamedSubject>

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

type Wholes = ReadonlyMap<string, SubjectCurriculum>

async function wholesOf(db: Database, notices: readonly StoredNotice[]): Promise<Wholes> {
  const found = await loadWholes(db, {
    milestones: notices.flatMap((it) => (it.kind === 'milestone' ? it.payload.milestone_id : [])),
    completed: notices.flatMap((it) => (it.kind === 'completed' ? it.payload.id : [])),
    certificates: notices.flatMap((it) => (it.kind === 'certificate' ? it.payload.number : [])),
  })
  return new Map(found.map((whole) => [whole.about, whole]))
}

function toNotification(row: NoticeRow, notice: StoredNotice, names: Names, wholes: Wholes): Notification | undefined {
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
      const { milestone_id, status, reason = null } = notice.payload
      const name = names.get(milestone_id)?.name
      const of = toWhole(wholes.get(milestone_id))
      return name === undefined || !of
        ? undefined
        : { ...common, kind: 'milestone', milestone: { id: milestone_id, name, status, of }, because: reason }
    }
    case 'completed': {
      const whole = toWhole(wholes.get(notice.payload.id))
      return whole && { ...common, kind: 'completed', whole }
    }
    case 'certificate': {
      const { number } = notice.payload
      const title = wholes.get(number)?.title
      return title === undefined ? undefined : { ...common, kind: 'certificate', certificate: { number, title } }
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

function toAchievement(named: NamedSubject | undefined): ToldAchievement | undefined {
  if (!named?.icon || !named.color || !named.rarity) return undefined
  const { id, slug, name, icon, color, rarity, tier, xp } = named
  return { id, slug, name, icon, color, rarity, tier, xp }
}

function toWhole(found: SubjectCurriculum | undefined) {
  if (!found) return undefined
  const { kind, id, slug, title } = found
  return { kind, id, slug, title }
}
