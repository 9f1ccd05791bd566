import { stateAt, type ThreadStanding } from './thread-rules.ts'

/** What happened to a thread because it stands differently now, in the order in which it is told. */
export type StandingChange =
  { kind: 'looked_at' | 'unsnoozed' | 'resolved' | 'reopened' } | { kind: 'snoozed'; until: number }

/**
 * Compares how a thread stood with how it stands. A snoozed thread is only unsnoozed before its time: afterwards it is open anyway.
 * A message that opens a snoozed thread says by itself why it is open.
 */
export function changesOfStanding(
  before: ThreadStanding,
  after: ThreadStanding,
  { now, isMessage }: { now: number; isMessage: boolean },
): StandingChange[] {
  const changes: StandingChange[] = []
  if (before.isHeld && !after.isHeld) changes.push({ kind: 'looked_at' })
  const was = stateAt(before, now)
  if (after.state === 'snoozed' && after.snoozedUntil !== null && after.snoozedUntil !== before.snoozedUntil)
    changes.push({ kind: 'snoozed', until: after.snoozedUntil })
  if (was !== 'resolved' && after.state === 'resolved') changes.push({ kind: 'resolved' })
  if (was === 'resolved' && after.state !== 'resolved') changes.push({ kind: 'reopened' })
  if (was === 'snoozed' && after.state === 'open' && !isMessage) changes.push({ kind: 'unsnoozed' })
  return changes
}
