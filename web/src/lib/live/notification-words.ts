import { paths } from '#lib/paths.ts'
import { count } from '#lib/words.ts'
import type { Notification, NotifiedAchievement } from '#contracts/notifications/notifications.ts'

/** A notification as a person reads it. */
export interface NotificationWords {
  title: string
  text: string
  /** Where it leads; null where its community cannot be seen any more. */
  href: string | null
}

type Milestone = Extract<Notification, { kind: 'milestone' }>['milestone']

const BECAME: Record<Milestone['status'], string> = {
  available: 'This milestone is open to you now.',
  in_progress: 'This milestone is under way again.',
  submitted: 'Handed in. Your instructor decides.',
  validated: 'You reached this milestone.',
  rejected: 'Your instructor asks for another try.',
}

const KEEPS = {
  learning: 'One test, lesson or workout today keeps it. A freeze protects it, too.',
  daily_login: 'You are here, so it goes on.',
}

/** "Test Rookie, Double Trouble and 3 more" */
export const namesOf = (achievements: readonly Pick<NotifiedAchievement, 'name'>[]): string => {
  const names = achievements.map(({ name }) => name)
  const more = names.length > 3 ? [`${names.length - 2} more`] : []
  return new Intl.ListFormat('en-GB').format([...names.slice(0, more.length > 0 ? 2 : 3), ...more])
}

type Whole = Extract<Notification, { kind: 'completed' }>['whole']

const toWhole = (community: string, { kind, slug }: Whole) =>
  kind === 'course' ? paths.course(community, slug) : paths.program(community, slug)

export function say(told: Notification): NotificationWords {
  const { community } = told
  const to = (path: (slug: string) => string) => (community === null ? null : path(community))
  switch (told.kind) {
    case 'unlock': {
      const { name, slug, tier, xp } = told.achievement
      const what = tier ? `New achievement, in ${tier}` : 'New achievement'
      return { title: name, text: `${what}. +${xp} XP`, href: to((c) => paths.achievement(c, slug)) }
    }
    case 'level_up':
      return { title: `Level ${told.level}`, text: `${told.title}. You reached a new level.`, href: to(paths.progress) }
    case 'milestone': {
      const { name, status, of } = told.milestone
      const text = told.because === null ? BECAME[status] : `Sent back: “${told.because}”`
      return { title: name, text, href: to((c) => toWhole(c, of)) }
    }
    case 'completed': {
      const { kind, title } = told.whole
      return {
        title: `${title} is complete`,
        text: `You passed all that this ${kind} asks for.`,
        href: to((c) => toWhole(c, told.whole)),
      }
    }
    case 'certificate': {
      const { number, title } = told.certificate
      return {
        title: `Your certificate for ${title}`,
        text: `Number ${number}. Whoever you give it to can verify it.`,
        href: paths.certificate(number),
      }
    }
    case 'digest': {
      const { achievements } = told
      return {
        title: `${count(achievements.length, 'achievement')} for what you had done before`,
        text: `${namesOf(achievements)}.`,
        href: to(paths.achievements),
      }
    }
    case 'revoked': {
      const { name, slug, xp } = told.achievement
      const back = xp > 0 ? ` ${count(xp, 'XP', 'XP')} went with it.` : ''
      return {
        title: `${name} was taken back`,
        text: `“${told.because}”${back}`,
        href: to((c) => paths.achievement(c, slug)),
      }
    }
    case 'certificate_revoked':
      return {
        title: `Your certificate for ${told.certificate.title} was revoked`,
        text: `“${told.because}”`,
        href: paths.certificate(told.certificate.number),
      }
    case 'streak_at_risk': {
      const { kind, current } = told.streak
      return {
        title: `Your streak of ${count(current, 'day')} ends tonight`,
        text: KEEPS[kind],
        href: to(paths.progress),
      }
    }
  }
}
