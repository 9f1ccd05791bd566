import { fallenCounters, type CommunityLoss } from './compare.ts'
import { FACT_KINDS, type Fact, type FactKind } from './record.ts'

const NAMES: Record<FactKind, [one: string, many: string]> = {
  enrollments: ['enrollment', 'enrollments'],
  attempts: ['attempt', 'attempts'],
  activity_events: ['event', 'events'],
  xp_transactions: ['entry of the XP ledger', 'entries of the XP ledger'],
  user_achievements: ['achievement', 'achievements'],
  user_milestone_progress: ['milestone', 'milestones'],
  milestone_submissions: ['submission', 'submissions'],
  program_completions: ['completed program', 'completed programs'],
  certificates: ['certificate', 'certificates'],
  streak_days: ['day of a streak', 'days of a streak'],
}

/** How many of a kind are named one by one. */
const NAMED = 5

/** A loss in sentences, one a line. */
export function lossInWords({ community, earlier, today, lost, revokedSince }: CommunityLoss): string[] {
  return [
    `In ${community}:`,
    ...FACT_KINDS.flatMap((kind) =>
      inWords(
        kind,
        lost.filter((fact) => fact.kind === kind),
      ),
    ),
    ...(earlier.total === today?.total && earlier.level === today.level
      ? []
      : [
          `  XP: ${earlier.total} then (level ${earlier.level}), ${today ? `${today.total} now (level ${today.level})` : 'none now'}`,
        ]),
    ...earlier.streaks.flatMap(({ kind, current, longest }) => {
      const streak = today?.streaks.find((it) => it.kind === kind)
      return streak && streak.longest >= longest
        ? []
        : [`  streak ${kind}: ${current} then (longest ${longest}), ${streak ? `${streak.current} now` : 'none now'}`]
    }),
    ...named('counter that was higher', 'counters that were higher', fallenCounters(earlier, today)),
    ...named(
      'revoked since, and left so',
      'revoked since, and left so',
      revokedSince.map(({ label }) => label),
    ),
  ]
}

function inWords(kind: FactKind, facts: readonly Fact[]): string[] {
  const [one, many] = NAMES[kind]
  const paid = facts.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
  const worth = kind === 'xp_transactions' && facts.length > 0 ? ` (${paid} XP)` : ''
  return named(
    `${one} lost${worth}`,
    `${many} lost${worth}`,
    facts.map(({ label }) => label),
  )
}

function named(one: string, many: string, labels: readonly string[]): string[] {
  if (labels.length === 0) return []
  const shown = labels.slice(0, NAMED).join('; ')
  const more = labels.length > NAMED ? `; and ${labels.length - NAMED} more` : ''
  return [`  ${labels.length} ${labels.length === 1 ? one : many}: ${shown}${more}`]
}
