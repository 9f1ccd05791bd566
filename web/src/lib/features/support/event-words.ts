import type { OwnSupportEvent, SupportEvent } from '#contracts/support/events.ts'

/** What happened to a question, between its messages. */
export interface ShownEvent {
  says: string
  /** Until when it was put off. */
  until: string | null
  at: string
}

const did = ({ kind, to, first }: SupportEvent, me: string): string => {
  switch (kind) {
    case 'looked_at':
      return 'looked at this first message'
    case 'claimed':
      return 'claimed this'
    case 'released':
      return 'released this'
    case 'handed_over':
      return `handed this over to ${to?.id === me ? 'you' : to === null ? 'somebody who has left' : to.display_name}`
    case 'snoozed':
      return 'put this off'
    case 'unsnoozed':
      return 'took this up again'
    case 'resolved':
      return 'resolved this'
    case 'reopened':
      return 'opened this again'
    case 'merged':
      return first ? `joined another question with this one: “${first}”` : 'joined another question with this one'
  }
}

const nameOf = (person: SupportEvent['actor'], me: string) =>
  person === null ? 'Somebody who has left' : person.id === me ? 'You' : person.display_name

/** For those who teach: who did what. */
export const toShownEvents = (events: readonly SupportEvent[], me: string): ShownEvent[] =>
  events.map((event) => ({ says: `${nameOf(event.actor, me)} ${did(event, me)}`, until: event.until, at: event.at }))

const OWN: Record<OwnSupportEvent['kind'], (byMe: boolean) => string> = {
  resolved: (byMe) => (byMe ? 'You said that this is answered' : 'This was resolved'),
  reopened: (byMe) => (byMe ? 'You opened this again' : 'This was opened again'),
}

/** For the learner who asked: without names. */
export const toOwnShownEvents = (events: readonly OwnSupportEvent[]): ShownEvent[] =>
  events.map(({ kind, by_me, at }) => ({ says: OWN[kind](by_me), until: null, at }))
