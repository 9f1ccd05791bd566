import {
  storedNotification,
  type Notification,
  type NotifiedAchievement,
  type StoredNotification,
} from '../../_contracts/notifications/notifications.ts'
import type { Database } from '../../_db/client.ts'
import type { NotificationRow } from '../../_db/queries/notifications/list.ts'
import { loadNames, type NamedSubject } from '../../_db/queries/notifications/subject-names.ts'
import { loadCurricula, type SubjectCurriculum } from '../../_db/queries/notifications/curricula.ts'
import { sayGoal } from '../../_domain/goals/say-goal.ts'
import { titleFor } from '../../_domain/xp/levels.ts'

/** Rows with the names of what they are about. A row whose subject was deleted is left out. */
export async function toNotifications(db: Database, rows: readonly NotificationRow[]): Promise<Notification[]> {
  const parsed = rows.flatMap((row) => {
    const { success, data } = storedNotification.safeParse(row)
    return success ? [{ row, stored: data }] : []
  })
  const stored = parsed.map(({ stored }) => stored)
  const [names, curricula] = await Promise.all([loadSubjectNames(db, stored), loadSubjectCurricula(db, stored)])
  const subjects = { names, curricula }
  return parsed.flatMap(({ row, stored }) => toNotification(row, stored, subjects) ?? [])
}

interface Subjects {
  /** By the id of the achievement, milestone, certificate, community, person or test. */
  names: ReadonlyMap<string, NamedSubject>
  /** By the id of the milestone, course or program, or by the certificate's number. */
  curricula: ReadonlyMap<string, SubjectCurriculum>
}

async function loadSubjectNames(db: Database, stored: readonly StoredNotification[]): Promise<Subjects['names']> {
  const achievements = stored.flatMap((it) => {
    if (it.kind === 'unlock' || it.kind === 'revoked') return it.payload.achievement_id
    return it.kind === 'digest' ? it.payload.achievements : []
  })
  const milestones = stored.flatMap((it) => (it.kind === 'milestone' ? it.payload.milestone_id : []))
  const certificates = stored.flatMap((it) => (it.kind === 'certificate_revoked' ? it.payload.certificate_id : []))
  const communities = stored.flatMap((it) => ('community_id' in it.payload ? it.payload.community_id : []))
  const people = stored.flatMap((it) => ('by' in it.payload ? (it.payload.by ?? []) : []))
  const announcements = stored.flatMap((it) => (it.kind === 'announcement' ? it.payload.announcement_id : []))
  const tests = stored.flatMap((it) => {
    return 'test_id' in it.payload ? (it.payload.test_id ?? []) : []
  })
  const subjects = await loadNames(db, {
    achievements: [...new Set(achievements)],
    milestones: [...new Set(milestones)],
    certificates: [...new Set(certificates)],
    communities: [...new Set(communities)],
    people: [...new Set(people)],
    tests: [...new Set(tests)],
    announcements: [...new Set(announcements)],
  })
  return new Map(subjects.map((subject) => [subject.id, subject]))
}

async function loadSubjectCurricula(
  db: Database,
  stored: readonly StoredNotification[],
): Promise<Subjects['curricula']> {
  const curricula = await loadCurricula(db, {
    milestones: stored.flatMap((it) => (it.kind === 'milestone' ? it.payload.milestone_id : [])),
    completed: stored.flatMap((it) => (it.kind === 'completed' ? it.payload.id : [])),
    certificates: stored.flatMap((it) => (it.kind === 'certificate' ? it.payload.number : [])),
  })
  return new Map(curricula.map((curriculum) => [curriculum.about, curriculum]))
}

function toNotification(
  row: NotificationRow,
  stored: StoredNotification,
  { names, curricula }: Subjects,
): Notification | undefined {
  const { id, community, created_at, read_at } = row
  const common = { id, community, created_at: created_at.toISOString(), read: read_at !== null }
  switch (stored.kind) {
    case 'unlock': {
      const { achievement_id, tier, xp } = stored.payload
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
      const { achievement_id, tier, xp, because } = stored.payload
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
      const { certificate_id, because } = stored.payload
      const certificate = names.get(certificate_id)
      return (
        certificate && {
          ...common,
          kind: 'certificate_revoked',
          certificate: { number: certificate.slug, title: certificate.name },
          because,
        }
      )
    }
    case 'level_up':
      return { ...common, kind: 'level_up', level: stored.payload.level, title: titleFor(stored.payload.level) }
    case 'milestone': {
      const { milestone_id, status, reason = null } = stored.payload
      const name = names.get(milestone_id)?.name
      const of = toCurriculum(curricula.get(milestone_id))
      return name === undefined || !of
        ? undefined
        : { ...common, kind: 'milestone', milestone: { id: milestone_id, name, status, of }, because: reason }
    }
    case 'completed': {
      const whole = toCurriculum(curricula.get(stored.payload.id))
      return whole && { ...common, kind: 'completed', whole }
    }
    case 'certificate': {
      const { number } = stored.payload
      const title = curricula.get(number)?.title
      return title === undefined ? undefined : { ...common, kind: 'certificate', certificate: { number, title } }
    }
    case 'digest': {
      // The digest lists an achievement's id once for each tier awarded.
      const ids = [...new Set(stored.payload.achievements)]
      const achievements = ids.flatMap((id) => toAchievement(names.get(id)) ?? [])
      return achievements.length > 0 ? { ...common, kind: 'digest', achievements } : undefined
    }
    case 'streak_at_risk':
      return { ...common, kind: 'streak_at_risk', streak: stored.payload }
    case 'support_reply':
      return { ...common, kind: 'support_reply', question: { id: stored.payload.thread_id } }
    case 'support_mail': {
      const { thread_id: id, ...notTaken } = stored.payload
      return { ...common, kind: 'support_mail', question: { id }, ...notTaken }
    }
    case 'support_handed_over': {
      const by = names.get(stored.payload.by)
      const question = { id: stored.payload.thread_id }
      return { ...common, kind: 'support_handed_over', question, by: by ? { name: by.name } : null }
    }
    case 'report_settled': {
      const { test_id, attempt_id, taken_in, outcome, reply } = stored.payload
      const test = names.get(test_id)
      return (
        test && {
          ...common,
          kind: 'report_settled',
          test: { id: test.id, slug: test.slug, title: test.name },
          ...{ attempt_id, taken_in, outcome, reply },
        }
      )
    }
    case 'time_changed': {
      const { test_id, attempt_id, minutes } = stored.payload
      const test = names.get(test_id)
      return (
        test && {
          ...common,
          kind: 'time_changed',
          test: { id: test.id, slug: test.slug, title: test.name },
          ...{ attempt_id, minutes },
        }
      )
    }
    case 'goal_reached': {
      const { kind, start, target, test_id } = stored.payload
      const test = test_id === null ? null : (names.get(test_id)?.name ?? null)
      return { ...common, kind: 'goal_reached', goal: { title: sayGoal({ kind, start, target, test }) } }
    }
    case 'assigned':
    case 'assignment_due': {
      const { assignment_id, title, due_at } = stored.payload
      return { ...common, kind: stored.kind, assignment: { id: assignment_id, title, due_at } }
    }
    case 'announcement': {
      const announced = names.get(stored.payload.announcement_id)
      return announced && { ...common, kind: 'announcement', announcement: { id: announced.id, title: announced.name } }
    }
    case 'comment_mention':
    case 'comment_answer': {
      const { by, ...about } = stored.payload
      const author = names.get(by)
      const of = toComment(about, names)
      return of && { ...common, kind: stored.kind, ...of, by: author ? { name: author.name } : null }
    }
    case 'comment_endorsed': {
      const of = toComment(stored.payload, names)
      return of && { ...common, kind: 'comment_endorsed', ...of }
    }
    case 'comment_report_settled': {
      const of = toComment(stored.payload, names)
      return of && { ...common, kind: 'comment_report_settled', ...of, outcome: stored.payload.outcome }
    }
    case 'invited': {
      const { invitation_id, community_id, by } = stored.payload
      const into = names.get(community_id)
      const inviter = by === null ? undefined : names.get(by)
      return (
        into && {
          ...common,
          kind: 'invited',
          invitation: { id: invitation_id, community: { slug: into.slug, name: into.name } },
          by: inviter ? { name: inviter.name } : null,
        }
      )
    }
    case 'regraded': {
      const { test_id, cause, attempts, xp, level, reason } = stored.payload
      const test = names.get(test_id)
      return (
        test && {
          ...common,
          kind: 'regraded',
          test: { id: test.id, slug: test.slug, title: test.name },
          ...{ cause, attempts, xp, level, because: reason },
        }
      )
    }
    case 'became_admin': {
      const administered = names.get(stored.payload.community_id)
      return (
        administered && {
          ...common,
          kind: 'became_admin',
          administered: { id: administered.id, slug: administered.slug, name: administered.name },
        }
      )
    }
  }
}

/** Undefined where the test is gone, of whose question it was. */
function toComment({ comment_id, test_id }: { comment_id: string; test_id: string | null }, names: Subjects['names']) {
  if (test_id === null) return { comment_id, test: null }
  const test = names.get(test_id)
  return test && { comment_id, test: { id: test.id, slug: test.slug, title: test.name } }
}

function toAchievement(subject: NamedSubject | undefined): NotifiedAchievement | undefined {
  if (!subject?.icon || !subject.color || !subject.rarity) return undefined
  const { id, slug, name, icon, color, rarity, tier, xp } = subject
  return { id, slug, name, icon, color, rarity, tier, xp }
}

function toCurriculum(curriculum: SubjectCurriculum | undefined) {
  if (!curriculum) return undefined
  const { kind, id, slug, title } = curriculum
  return { kind, id, slug, title }
}
