import { count } from '../locale/counts.ts'
import { listText, shortListText } from '../locale/lists.ts'
import { numberText, percentText } from '../locale/numbers.ts'
import { fieldText, type AuditDetails } from './changes.ts'
import { NAMED } from './kinds.ts'

export interface AuditFacts {
  action: string
  /** Null if it was nobody, or their account is gone. */
  actor: string | null
  /** Whom it is about, but for those whose accounts are gone. */
  people: readonly string[]
  /** What the thing is called that it is about. */
  title: string | null
  /** The id of the subject. */
  subject: string
  details: AuditDetails
}

/** What happened, as one would tell it: "Ines Marchetti gave Sam 50 XP". */
export function auditSentence(facts: AuditFacts): string {
  const tell = SAYS[facts.action]
  const actor = facts.actor ?? 'Somebody whose account is gone'
  return `${actor} ${tell ? tell(wordsOf(facts)) : `did something else: ${facts.action}`}`
}

interface Words {
  whom: string
  whose: string
  /** The title in quotes; empty without one. */
  it: string
  /** A test in quotes, after its preposition. */
  inTest: string
  subject: string
  details: AuditDetails
  number: (name: string) => string
}

function wordsOf({ people, title, subject, details }: AuditFacts): Words {
  const it = title === null ? '' : ` “${title}”`
  const whom = people.length === 0 ? 'somebody whose account is gone' : shortListText(people, NAMED)
  return {
    ...{ whom, it, subject, details },
    whose: `of ${whom}`,
    inTest: title === null ? '' : ` in “${title}”`,
    number: (name) => numberText(numberIn(details, name)),
  }
}

function numberIn(details: AuditDetails, name: string): number {
  const value = Number(details[name] ?? 0)
  return Number.isFinite(value) ? value : 0
}

const AS: Readonly<Record<string, string>> = { student: 'a student', instructor: 'an instructor', admin: 'an admin' }
const roleText = (role: unknown) => (typeof role === 'string' && AS[role]) || 'a member'
const textIn = (details: AuditDetails, name: string) => {
  const value = details[name]
  return typeof value === 'string' ? value : ''
}

const publishing = (noun: string) => ({
  [`${noun}.published`]: ({ it }: Words) => `published the ${WORD[noun] ?? noun}${it}`,
  [`${noun}.retired`]: ({ it }: Words) => `retired the ${WORD[noun] ?? noun}${it}`,
  [`${noun}.restored`]: ({ it }: Words) => `brought back the ${WORD[noun] ?? noun}${it}`,
})

const making = (noun: string, word = noun) => ({
  [`${noun}.made`]: ({ it }: Words) => `made the ${word}${it}`,
  [`${noun}.changed`]: ({ it }: Words) => `changed the ${word}${it}`,
  [`${noun}.deleted`]: ({ it }: Words) => `deleted the ${word}${it}`,
})

const WORD: Readonly<Record<string, string>> = { content: 'lesson', milestone: 'gate' }

function timeText({ number, details }: Words): string {
  const { kind, factor, minutes } = details
  if (kind === 'excused') return 'need not take a test'
  const times = factor === null || factor === undefined ? [] : [`${number('factor')} times as long`]
  const more =
    minutes === null || minutes === undefined ? [] : [`${count(numberIn(details, 'minutes'), 'minute')} more`]
  return `has ${listText([...times, ...more])}`
}

const DECIDED_REPORTS: Readonly<Record<string, string>> = {
  corrected: 'corrected it',
  fixed: 'changed its words',
  declined: 'left it as it is',
}

const SAYS: Readonly<Record<string, (words: Words) => string>> = {
  'membership.role_changed': ({ whom, details }) => `made ${whom} ${roleText(details.to)}`,
  'membership.removed': ({ whom }) => `removed ${whom} from the community`,
  'membership.invited': ({ details }) => `joined by an invitation as ${roleText(details.to)}`,
  'invitation.made': ({ details }) => `made an invitation link with which one becomes ${roleText(details.role)}`,
  'invitation.revoked': ({ details }) => `revoked an invitation link with which one becomes ${roleText(details.role)}`,
  ...making('group'),
  'group.joined': ({ whom, it }) => `put ${whom} in the group${it}`,
  'group.left': ({ whom, it }) => `took ${whom} out of the group${it}`,

  'xp.awarded': ({ whom, number }) => `gave ${whom} ${number('amount')} XP`,
  'achievement.revoked': ({ it, whom }) => `took the achievement${it} from ${whom}`,
  'progress.recovered': ({ whom }) => `gave ${whom} back what was lost`,
  'certificate.corrected': ({ subject }) => `corrected the name on certificate ${subject}`,
  'certificate.revoked': ({ subject }) => `revoked certificate ${subject}`,
  milestone_approved: ({ it, whose }) => `approved the work ${whose} at the gate${it}`,
  milestone_rejected: ({ it, whose }) => `sent back the work ${whose} at the gate${it}`,
  milestone_waived: ({ it, whom }) => `waived the gate${it} for ${whom}`,

  'essay.marked': ({ inTest, whose, number }) => `marked essay ${number('number')} ${whose}${inTest}`,
  'attempt.overridden': ({ inTest, whose, details }) =>
    `set the score ${whose}${inTest} to ${percentText(numberIn(details, 'percent'))}`,
  'attempt.override_withdrawn': ({ inTest, whose }) => `took back a score ${whose}${inTest} that was set by hand`,
  'grade.set': ({ it, whom, whose, details }) =>
    details.excused === true
      ? `excused ${whom} from${it}`
      : `set the grade ${whose} for${it} to ${percentText(numberIn(details, 'percent'))}`,
  'grade.withdrawn': ({ it, whose }) => `took back a grade ${whose} for${it} that was set by hand`,
  ...making('grade_category', 'kind of assignments'),
  'accommodation.made': (words) => `decided that ${words.whom} ${timeText(words)}${words.inTest}`,
  'accommodation.ended': (words) => `ended that ${words.whom} ${timeText(words)}${words.inTest}`,
  'extension.made': ({ it, whom }) => `gave ${whom} more time or attempts for${it}`,
  'extension.changed': ({ it, whom }) => `changed the time or attempts that ${whom} has for${it}`,
  'extension.deleted': ({ it, whom }) => `took back the time or attempts that ${whom} had for${it}`,
  'question.corrected': ({ inTest }) => `corrected a question${inTest}`,
  'question.done': ({ inTest }) => `had everybody graded anew after a correction${inTest}`,
  'question.withdrawn': ({ inTest }) => `withdrew a correction of a question${inTest}`,
  'report.settled': ({ inTest, details }) =>
    `decided about ${count(numberIn(details, 'reports'), 'report')} on a question${inTest} and ${DECIDED_REPORTS[textIn(details, 'outcome')] ?? 'settled them'}`,

  ...publishing('test'),
  ...publishing('course'),
  ...publishing('program'),
  ...publishing('content'),
  ...publishing('milestone'),
  'milestone.created': ({ it }) => `wrote the gate${it}`,
  'milestone.changed': ({ it, details }) => `changed the gate${it}${changedText(details)}`,
  'milestone.deleted': ({ it }) => `deleted the gate${it}`,
  'milestone.needs_more': ({ it }) => `made the gate${it} wait for another one`,
  'milestone.needs_less': ({ it }) => `made the gate${it} wait for one less`,
  ...making('achievement'),
  'achievements.imported': () => 'imported achievements from a file',
  ...making('assignment'),
  ...making('challenge'),
  'resource.suggested': ({ it }) => `put the resource${it} back among the suggestions`,
  'resource.listed': ({ it }) => `listed the resource${it}`,
  'resource.declined': ({ it }) => `declined the resource${it}`,
  'resource.retired': ({ it }) => `retired the resource${it}`,

  'comment.kept': ({ whose }) => `kept a comment ${whose}`,
  'comment.hidden': ({ whose }) => `hid a comment ${whose}`,
  'comment.removed': ({ whose }) => `removed a comment ${whose}`,

  'member.muted': ({ whom }) => `muted ${whom} in comments`,
  'member.unmuted': ({ whom }) => `let ${whom} write comments again`,

  'community.made': () => 'made the community',
  'community.changed': () => 'changed the settings',
  'community.closed': () => 'archived the community',
  'community.restored': () => 'brought the community back',
  'pack.installed': ({ subject }) => `added the achievements “${subject}”`,
  'pack.dropped': ({ subject }) => `took away the achievements “${subject}”`,
  'assistant.settings_changed': () => 'changed the settings of the assistant',
  'event_type.declared': ({ subject }) => `declared the type of events “${subject}”`,
  'event_type.withdrawn': ({ subject }) => `withdrew the type of events “${subject}”`,
}

function changedText({ changed }: AuditDetails): string {
  const names = Array.isArray(changed) ? changed.filter((name) => typeof name === 'string') : []
  return names.length > 0 ? `: ${listText(names.map((name) => fieldText(name).toLowerCase()))}` : ''
}

export const TOLD_ACTIONS: readonly string[] = Object.keys(SAYS)
