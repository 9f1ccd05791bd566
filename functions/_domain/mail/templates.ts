import { count } from '../locale/counts.ts'
import { instantText } from '../locale/dates.ts'
import { shortListText } from '../locale/lists.ts'
import { localDay } from '../time/local-time.ts'
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

export const failoverNews = ({ text, isError, link }: { text: string; isError: boolean; link: string }): MailContent =>
  layOut({
    subject: isError ? 'The failover needs a look' : 'The failover changed the primary',
    paragraphs: [text],
    action: { label: 'Open operations', url: link },
    notes: ['You get this mail because WATCH_MAIL_TO names you.'],
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

export interface DueMail {
  name: string
  /** The time zone of the learner, and their date. */
  zone: string
  today: string
  /** The next first. */
  dues: readonly { title: string; community: string; due_at: string; link: string }[]
  unsubscribe: string
}

/** What is assigned and due tomorrow, or later today. */
export function dueReminder({ name, zone, today, dues, unsubscribe }: DueMail): MailContent {
  const [first] = dues
  const days = dues.map(({ due_at }) => (localDay(new Date(due_at), zone) === today ? 'today' : 'tomorrow'))
  const when = new Set(days).size === 1 ? days[0] : 'today and tomorrow'
  const places = new Map(dues.map(({ community, link }) => [link, community]))
  return layOut({
    subject: `Due ${when}: ${shortListText(
      dues.map(({ title }) => title),
      3,
    )}`,
    paragraphs: [
      `Hello ${name}. ${dues.length === 1 ? 'This is' : 'These are'} due ${when}, and not done yet.`,
      dues
        .map(
          ({ title, community, due_at }, nth) =>
            `${title} (${community}): ${days[nth]}, ${instantText(due_at, 'time', zone)}`,
        )
        .join('\n'),
    ],
    action: { label: 'Open your assignments', url: first?.link ?? '' },
    notes: [
      ...[...places].slice(1).map(([link, community]) => `${community}: ${link}`),
      `The times are those of ${zone}.`,
      'You get this mail because you asked for it, once for each assignment.',
    ],
    unsubscribe: { label: 'No more mail about what is due', url: unsubscribe },
  })
}

export interface InvitationMail {
  community: string
  link: string
  days: number
}

/** Sent to who may have no account, so it says nothing but where, and how to go on. */
export const communityInvitation = ({ community, link, days }: InvitationMail): MailContent =>
  layOut({
    subject: `You are invited to ${community}`,
    paragraphs: [
      `You are invited to join ${community} on laude, where you practice for exams.`,
      'Sign in with this address, or create an account with it. Then the invitation waits for you.',
    ],
    action: { label: 'See the invitation', url: link },
    notes: [
      `It waits for ${count(days, 'day')}. You become a member only if you accept.`,
      'If you do not know this community, you need not do anything.',
    ],
  })

export interface AnswerMail {
  /** How the question begins. */
  question: string
  /** Null if their account is gone. */
  author: string | null
  community: string
  /** As text. */
  answer: string
  link: string
  unsubscribe: string
  /** Whether an answer to this mail arrives. */
  takesReplies: boolean
}

/** The subject is the same for each answer of a thread, so that mail programs show them together. */
export const supportReply = ({
  question,
  author,
  community,
  answer,
  link,
  unsubscribe,
  takesReplies,
}: AnswerMail): MailContent =>
  layOut({
    subject: `Your question: ${question}`,
    paragraphs: [`${author ?? 'Somebody'} answered your question in ${community}:`, ...answer.split(/\n{2,}/)],
    action: { label: 'Open your question', url: link },
    notes: [
      takesReplies
        ? 'Answer this mail, or open your question, to write back.'
        : 'Open your question to write back: answers to this mail do not arrive.',
    ],
    unsubscribe: { label: 'No more answers by email', url: unsubscribe },
  })

export interface QuestionsMail {
  name: string
  /** Where they teach and somebody waits, the most first. */
  queues: readonly WaitingQuestions[]
  unsubscribe: string
}

export interface WaitingQuestions {
  community: string
  open: number
  held: number
  link: string
}

/** Says how many wait and nothing of what they wrote. */
export function supportQuestions({ name, queues, unsubscribe }: QuestionsMail): MailContent {
  const [first] = queues
  const total = queues.reduce((sum, { open, held }) => sum + open + held, 0)
  const waits = ({ open, held }: WaitingQuestions) =>
    [
      open > 0 && `${count(open, 'question')} ${open === 1 ? 'waits' : 'wait'} for an answer`,
      held > 0 && `${count(held, 'question')} ${held === 1 ? 'waits' : 'wait'} for a first look`,
    ]
      .filter(Boolean)
      .join(', ')
  return layOut({
    subject: `${count(total, 'question')} ${total === 1 ? 'waits' : 'wait'} in ${queues.length === 1 && first ? first.community : 'your communities'}`,
    paragraphs: [
      `Hello ${name}. Learners asked something.`,
      queues.map((queue) => `${queue.community}: ${waits(queue)}`).join('\n'),
    ],
    action: { label: 'Open the queue', url: first?.link ?? '' },
    notes: [
      ...queues.slice(1).map(({ community, link }) => `${community}: ${link}`),
      'You get this mail because you asked for it, at most once an hour.',
    ],
    unsubscribe: { label: 'No more mail about questions', url: unsubscribe },
  })
}
