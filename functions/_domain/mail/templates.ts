import { count } from '../locale/counts.ts'
import { layOut, type MailContent } from './layout.ts'

// One function for each kind of mail. A mail that anyone can have sent to any address, by typing it, says nothing that they chose.

const NOT_YOU = 'If you did not ask for this, you need not do anything: nothing changes.'

export const passwordReset = ({ link, minutes }: { link: string; minutes: number }): MailContent =>
  layOut({
    subject: 'Choose a new password',
    paragraphs: ['You asked to reset the password of your laude account.'],
    action: { label: 'Choose a new password', url: link },
    notes: [`The link works once, for ${count(minutes, 'minute')}. A newer link ends this one.`, NOT_YOU],
  })

export const addressConfirmation = ({ link, hours }: { link: string; hours: number }): MailContent =>
  layOut({
    subject: 'Confirm your email address',
    paragraphs: ['Welcome to laude. Confirm that this is your address, and you can begin.'],
    action: { label: 'Confirm my address', url: link },
    notes: [`The link works once, for ${count(hours, 'hour')}.`, NOT_YOU],
  })

export const passwordChanged = ({ link }: { link: string }): MailContent =>
  layOut({
    subject: 'Your password was changed',
    paragraphs: ['The password of your laude account was just changed, and all other devices were signed out.'],
    action: { label: 'Reset the password', url: link },
    notes: ['If that was you, you need not do anything. If not, reset the password now.'],
  })

export const accountExists = ({ link }: { link: string }): MailContent =>
  layOut({
    subject: 'You already have an account',
    paragraphs: [
      'Somebody just tried to create a laude account with this address. You already have one, so nothing was changed.',
      'If it was you, sign in with your password, or reset it if you forgot it.',
    ],
    action: { label: 'Reset the password', url: link },
    notes: [NOT_YOU],
  })

export interface StreakMail {
  name: string
  streaks: readonly { community: string; days: number }[]
  link: string
  unsubscribe: string
}

export function streakReminder({ name, streaks, link, unsubscribe }: StreakMail): MailContent {
  const longest = Math.max(...streaks.map(({ days }) => days))
  return layOut({
    subject: `Your streak of ${count(longest, 'day')} ends tonight`,
    paragraphs: [
      `Good evening, ${name}. You have not learned yet today. One test, lesson or drill before midnight keeps your streak.`,
      streaks.map(({ community, days }) => `${community}: ${count(days, 'day')}`).join('\n'),
    ],
    action: { label: 'Learn something now', url: link },
    notes: ['You get this mail because you asked for it, at most once an evening.'],
    unsubscribe: { label: 'No more reminders by email', url: unsubscribe },
  })
}
