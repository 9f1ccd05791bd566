/** In milliseconds. */
export const DAY = 24 * 60 * 60_000

/** How long a claim lasts without being renewed, in milliseconds. */
export const CLAIM_MS = 15 * 60_000

export interface ThreadStanding {
  state: 'open' | 'waiting' | 'snoozed' | 'resolved'
  snoozedUntil: number | null
  owner: 'assistant' | 'person'
  isHeld: boolean
}

export type ThreadEvent =
  | { type: 'learner_wrote' }
  | { type: 'learner_asked_for_a_person' }
  | { type: 'learner_resolved' }
  | { type: 'person_answered'; resolve: boolean }
  | { type: 'person_settled'; state: 'open' | 'resolved' }
  | { type: 'person_snoozed'; until: number }
  | { type: 'assistant_answered' }

/** A snoozed thread whose time has come is open. */
export const stateAt = ({ state, snoozedUntil }: Pick<ThreadStanding, 'state' | 'snoozedUntil'>, now: number) =>
  state === 'snoozed' && snoozedUntil !== null && snoozedUntil <= now ? 'open' : state

/**
 * How a thread stands after something happened in it. The assistant answers only what it owns; a person who has answered, or was
 * asked for, owns the thread for good.
 */
export function afterEvent(thread: ThreadStanding, event: ThreadEvent): ThreadStanding {
  const settled = { ...thread, snoozedUntil: null }
  switch (event.type) {
    case 'learner_wrote':
      return { ...settled, state: 'open' }
    case 'learner_asked_for_a_person':
      return { ...settled, state: 'open', owner: 'person' }
    case 'learner_resolved':
      return { ...settled, state: 'resolved' }
    case 'person_answered':
      return { ...settled, state: event.resolve ? 'resolved' : 'waiting', owner: 'person', isHeld: false }
    case 'person_settled':
      return { ...settled, state: event.state, owner: 'person', isHeld: false }
    case 'person_snoozed':
      return { ...thread, state: 'snoozed', snoozedUntil: event.until, owner: 'person', isHeld: false }
    case 'assistant_answered':
      return thread.owner === 'assistant' ? { ...settled, state: 'waiting' } : thread
  }
}
