import type { Notification } from '#contracts/notifications/notifications.ts'
import { exampleAward } from './achievements.ts'
import { exampleId } from './id.ts'

const common = (n: number) => ({
  id: exampleId(n),
  community: 'harbor',
  created_at: '2026-03-05T10:00:00Z',
  read: n > 63,
})
const milestone = (status: 'validated' | 'rejected') => ({
  id: exampleId(80),
  name: 'Your lab',
  status,
  of: { kind: 'course' as const, id: exampleId(81), slug: 'networks', title: 'Networking essentials' },
})
const certificate = { number: '2222-2222-2222', title: 'Associate technician' }

const aboutComment = {
  comment_id: exampleId(92),
  test: { id: exampleId(75), slug: 'networking-fundamentals', title: 'Networking Fundamentals' },
}

/** One of each kind. */
export const exampleNotifications: Notification[] = [
  { ...common(60), kind: 'unlock', achievement: exampleAward(60) },
  { ...common(61), kind: 'level_up', level: 13, title: 'Scholar' },
  { ...common(62), kind: 'milestone', milestone: milestone('validated'), because: null },
  { ...common(63), kind: 'milestone', milestone: milestone('rejected'), because: 'The firewall is missing.' },
  { ...common(64), kind: 'completed', whole: milestone('validated').of },
  { ...common(65), kind: 'certificate', certificate },
  {
    ...common(66),
    kind: 'digest',
    achievements: [exampleAward(66), exampleAward(67, { name: 'Perfectionist', rarity: 'rare' })],
  },
  { ...common(68), kind: 'revoked', achievement: exampleAward(68), because: 'The exam was taken by another person.' },
  { ...common(69), kind: 'certificate_revoked', certificate, because: 'It was issued by mistake.' },
  { ...common(70), kind: 'streak_at_risk', streak: { kind: 'learning', current: 12 } },
  {
    ...common(71),
    kind: 'became_admin',
    administered: { id: exampleId(71), slug: 'harbor', name: 'Harbor Academy' },
  },
  { ...common(72), kind: 'support_reply', question: { id: exampleId(72) } },
  {
    ...common(73),
    kind: 'support_mail',
    question: { id: exampleId(72) },
    attachments: ['photo.jpg'],
    cut: false,
    empty: false,
  },
  {
    ...common(74),
    kind: 'support_handed_over',
    question: { id: exampleId(73) },
    by: { name: 'Ines Marchetti' },
  },
  {
    ...common(75),
    kind: 'regraded',
    cause: 'correction',
    test: { id: exampleId(75), slug: 'networking-fundamentals', title: 'Networking Fundamentals' },
    attempts: [{ id: exampleId(76), before: 72, after: 76 }],
    xp: { before: 1240, after: 1252 },
    level: { before: 4, after: 4 },
    because: 'Port 853 is right, too: DNS over TLS uses it.',
  },
  {
    ...common(77),
    kind: 'report_settled',
    test: { id: exampleId(75), slug: 'networking-fundamentals', title: 'Networking Fundamentals' },
    attempt_id: exampleId(76),
    taken_in: 'attempts',
    outcome: 'declined',
    reply: 'Port 443 is meant: the prompt says “over HTTPS”.',
  },
  {
    ...common(78),
    kind: 'time_changed',
    test: { id: exampleId(75), slug: 'networking-fundamentals', title: 'Networking Fundamentals' },
    attempt_id: exampleId(79),
    minutes: 10,
  },
  { ...common(82), kind: 'goal_reached', goal: { title: 'Answer 40 questions' } },
  {
    ...common(83),
    kind: 'assigned',
    assignment: { id: exampleId(85), title: 'Ports, week 2', due_at: null },
  },
  {
    ...common(84),
    kind: 'assignment_due',
    assignment: { id: exampleId(85), title: 'Ports, week 2', due_at: '2026-12-05T17:00:00Z' },
  },
  { ...common(86), kind: 'announcement', announcement: { id: exampleId(87), title: 'No class on Friday' } },
  { ...common(88), kind: 'comment_mention', ...aboutComment, by: { name: 'Sam Seaman' } },
  { ...common(89), kind: 'comment_answer', ...aboutComment, by: { name: 'Sam Seaman' } },
  { ...common(90), kind: 'comment_endorsed', ...aboutComment },
  { ...common(91), kind: 'comment_report_settled', ...aboutComment, outcome: 'removed' },
  {
    ...common(93),
    community: null,
    kind: 'invited',
    invitation: { id: exampleId(94), community: { slug: 'harbor-pilots', name: 'Harbor Pilots' } },
    by: { name: 'Captain Ruiz' },
  },
]
