import { announcementPaths } from '#lib/announcement-paths.ts'
import { assignmentPaths } from '#lib/assignment-paths.ts'
import { commentPaths } from '#lib/comment-paths.ts'
import { communityPaths } from '#lib/community-paths.ts'
import { goalPaths } from '#lib/goal-paths.ts'
import { paths } from '#lib/paths.ts'
import { count } from '#domain/locale/counts.ts'
import { timeChangedText } from '#lib/features/attempts/time-changed.ts'
import { shortListText } from '#domain/locale/lists.ts'
import type { Notification, NotifiedAchievement } from '#contracts/notifications/notifications.ts'

/** The text of a notification. */
export interface NotificationWords {
  title: string
  text: string
  /** The page it is about; null if the learner cannot see its community any more. */
  href: string | null
}

type Milestone = Extract<Notification, { kind: 'milestone' }>['milestone']

const MILESTONE_TEXT: Record<Milestone['status'], string> = {
  available: 'You can start this gate now.',
  in_progress: 'You can work on this gate again.',
  submitted: 'Handed in. Your instructor will review it.',
  validated: 'You passed this gate.',
  rejected: 'Your instructor asked for another try.',
}

const REPORT_TITLES: Record<Extract<Notification, { kind: 'report_settled' }>['outcome'], string> = {
  corrected: 'You were right: a question was corrected',
  fixed: 'A question you reported was reworded',
  declined: 'A question you reported stays as it is',
}

const COMMENT_SETTLED: Record<Extract<Notification, { kind: 'comment_report_settled' }>['outcome'], string> = {
  kept: 'A comment you reported stays',
  hidden: 'A comment you reported was hidden',
  removed: 'A comment you reported was removed',
}

/** "on a question of Networking Fundamentals" */
const aboutText = ({ test }: { test: { title: string } | null }) =>
  test === null ? 'on an achievement' : `on a question of ${test.title}`

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const STREAK_TEXT = {
  learning: 'Finish a test, lesson, or drill today to keep it, or use a freeze.',
  daily_login: 'You’re here, so it continues.',
}

/** "Test Rookie, Double Trouble, and 3 more" */
export const nameList = (achievements: readonly Pick<NotifiedAchievement, 'name'>[]): string =>
  shortListText(
    achievements.map(({ name }) => name),
    3,
  )

type Curriculum = Extract<Notification, { kind: 'completed' }>['whole']

const curriculumPath = (community: string, { kind, slug }: Curriculum) =>
  kind === 'course' ? paths.course(community, slug) : paths.program(community, slug)

export function notificationWords(notification: Notification): NotificationWords {
  const { community } = notification
  const to = (path: (slug: string) => string) => (community === null ? null : path(community))
  switch (notification.kind) {
    case 'unlock': {
      const { name, slug, tier, xp } = notification.achievement
      const what = tier ? `New achievement (${tier})` : 'New achievement'
      return { title: name, text: `${what}. +${xp} XP`, href: to((c) => paths.achievement(c, slug)) }
    }
    case 'level_up':
      return {
        title: `Level ${notification.level}`,
        text: `${notification.title}. You reached a new level.`,
        href: to(paths.progress),
      }
    case 'milestone': {
      const { name, status, of } = notification.milestone
      const text = notification.because === null ? MILESTONE_TEXT[status] : `Sent back: “${notification.because}”`
      return { title: name, text, href: to((c) => curriculumPath(c, of)) }
    }
    case 'completed': {
      const { kind, title } = notification.whole
      return {
        title: `${title} is complete`,
        text: `You passed every required gate of this ${kind}.`,
        href: to((c) => curriculumPath(c, notification.whole)),
      }
    }
    case 'certificate': {
      const { number, title } = notification.certificate
      return {
        title: `Your certificate for ${title}`,
        text: `Number ${number}. Anyone you share it with can verify it.`,
        href: paths.certificate(number),
      }
    }
    case 'digest': {
      const { achievements } = notification
      return {
        title: `${count(achievements.length, 'achievement')} for your earlier work`,
        text: `${nameList(achievements)}.`,
        href: to(paths.achievements),
      }
    }
    case 'revoked': {
      const { name, slug, xp } = notification.achievement
      const back = xp > 0 ? ` You lost ${count(xp, 'XP', 'XP')}.` : ''
      return {
        title: `${name} was revoked`,
        text: `“${notification.because}”${back}`,
        href: to((c) => paths.achievement(c, slug)),
      }
    }
    case 'certificate_revoked':
      return {
        title: `Your certificate for ${notification.certificate.title} was revoked`,
        text: `“${notification.because}”`,
        href: paths.certificate(notification.certificate.number),
      }
    case 'streak_at_risk': {
      const { kind, current } = notification.streak
      return {
        title: `Your ${current}-day streak ends tonight`,
        text: STREAK_TEXT[kind],
        href: to(paths.progress),
      }
    }
    case 'support_reply':
      return {
        title: 'Your question was answered',
        text: 'Read the answer, and write back if it leaves something open.',
        href: to((c) => paths.question(c, notification.question.id)),
      }
    case 'support_mail': {
      const { attachments, empty, question } = notification
      const because = empty ? 'It has no words of its own.' : 'It was too long.'
      return {
        title: `${empty ? 'Your email was not' : 'Not all of your email was'} taken`,
        text: attachments.length > 0 ? `Attachments are not taken: ${shortListText(attachments, 5)}.` : because,
        href: to((c) => paths.question(c, question.id)),
      }
    }
    case 'support_handed_over':
      return {
        title: `${notification.by?.name ?? 'Somebody who has left'} handed a question over to you`,
        text: 'Nobody else can answer it for fifteen minutes.',
        href: to((c) => paths.questionToAnswer(c, notification.question.id)),
      }
    case 'report_settled':
      return {
        title: REPORT_TITLES[notification.outcome],
        text: `${notification.test.title}: “${notification.reply}”`,
        href: to((c) => `${paths.attempt(c, notification.attempt_id, notification.taken_in)}/review`),
      }
    case 'time_changed': {
      const { minutes, test, attempt_id } = notification
      return {
        title: timeChangedText(minutes),
        text: test.title,
        href: to((c) => paths.attempt(c, attempt_id)),
      }
    }
    case 'goal_reached':
      return { title: 'Goal reached', text: `${notification.goal.title}.`, href: to(goalPaths.goals) }
    case 'assigned':
      return {
        title: `New assignment: ${notification.assignment.title}`,
        text: 'See what it is, and when it is due.',
        href: to(assignmentPaths.mine),
      }
    case 'assignment_due':
      return {
        title: `${notification.assignment.title} is due soon`,
        text: 'There is still time.',
        href: to(assignmentPaths.mine),
      }
    case 'announcement':
      return {
        title: notification.announcement.title,
        text: 'Your instructor announced this.',
        href: to(announcementPaths.mine),
      }
    case 'comment_mention':
      return {
        title: `${notification.by?.name ?? 'Somebody'} mentioned you`,
        text: `In a comment ${aboutText(notification)}.`,
        href: to((c) => commentPaths.comment(c, notification.comment_id)),
      }
    case 'comment_answer':
      return {
        title: `${notification.by?.name ?? 'Somebody'} wrote a comment`,
        text: `${capital(aboutText(notification))}.`,
        href: to((c) => commentPaths.comment(c, notification.comment_id)),
      }
    case 'comment_endorsed':
      return {
        title: 'An instructor endorsed your comment',
        text: `${capital(aboutText(notification))}.`,
        href: to((c) => commentPaths.comment(c, notification.comment_id)),
      }
    case 'comment_report_settled':
      return {
        title: COMMENT_SETTLED[notification.outcome],
        text: `It is ${aboutText(notification)}. Thank you for the report.`,
        href: to((c) => commentPaths.comment(c, notification.comment_id)),
      }
    case 'invited': {
      const { id, community: into } = notification.invitation
      return {
        title: `${notification.by?.name ?? 'Somebody'} invited you to ${into.name}`,
        text: 'See what it is, and join if you like.',
        href: communityPaths.invitation(id),
      }
    }
    case 'regraded':
      return regradedWords(notification)
    case 'became_admin': {
      const { name, slug } = notification.administered
      return {
        title: `You are now an admin of ${name}`,
        text: 'The only admin deleted their account and chose you. You can manage its members and everything in it.',
        href: to(() => paths.manage(slug)),
      }
    }
  }
}

type Regraded = Extract<Notification, { kind: 'regraded' }>

const REGRADED: Record<Regraded['cause'], (test: string) => string> = {
  correction: (test) => `A question of ${test} was corrected`,
  essays_marked: (test) => `Your essays of ${test} were marked`,
  score_set: (test) => `Your instructor set your score of ${test}`,
  score_withdrawn: (test) => `Your score of ${test} is the graded one again`,
}

/** "72% → 76%. +12 XP. “Port 853 is right, too.”" */
function regradedWords({ community, test, cause, attempts, xp, because }: Regraded): NotificationWords {
  const changed = attempts.filter(({ before, after }) => before !== after)
  const scores = changed.map(({ before, after }) => `${before}% → ${after}%`)
  const paid = xp.after - xp.before
  const sentences = [shortListText(scores, 3), paid === 0 ? '' : `${paid > 0 ? '+' : '−'}${Math.abs(paid)} XP`]
  const [only, ...more] = changed
  return {
    title: REGRADED[cause](test.title),
    text: [...sentences.filter(Boolean).map((it) => `${it}.`), cause === 'essays_marked' ? '' : `“${because}”`]
      .filter(Boolean)
      .join(' '),
    href: community && (only && more.length === 0 ? paths.result(community, only.id) : paths.test(community, test.id)),
  }
}
