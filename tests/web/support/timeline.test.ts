import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SupportEvent } from '../../../functions/_contracts/support/events.ts'
import { toOwnShownEvents, toShownEvents } from '../../../web/src/lib/features/support/event-words.ts'
import { waitingWords } from '../../../web/src/lib/features/support/question-words.ts'
import { timelineOf } from '../../../web/src/lib/features/support/timeline.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 29, 8, minute)).toISOString()
const messageAt = (minute: number) => ({
  id: crypto.randomUUID(),
  kind: 'staff' as const,
  author: null,
  citations: [],
  ended: null,
  created_at: at(minute),
  html: '',
})
const person = (id: string) => ({ id, display_name: `Name of ${id}`, username: id })

describe('the timeline of a question', () => {
  it('has each message and event once, in the order of time, and what a message caused after it', () => {
    const minutes = fc.array(fc.nat({ max: 9 })).map((all) => all.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(minutes, minutes, (said, happened) => {
        const messages = said.map(messageAt)
        const events = happened.map((minute, place) => ({ says: String(place), until: null, at: at(minute) }))
        const entries = timelineOf(messages, events)
        expect(entries.flatMap((entry) => ('message' in entry ? [entry.message] : []))).toEqual(messages)
        expect(entries.flatMap((entry) => ('event' in entry ? [entry.event] : []))).toEqual(events)
        const order = entries.map((entry) =>
          'message' in entry ? `${entry.message.created_at} 0` : `${entry.event.at} 1`,
        )
        expect(order).toEqual(order.toSorted())
      }),
    )
  })

  it('says who did what to those who teach, and no name to the learner', () => {
    const event = (kind: SupportEvent['kind'], more: Partial<SupportEvent> = {}): SupportEvent => ({
      id: 1,
      kind,
      actor: person('ada'),
      to: null,
      until: null,
      first: null,
      at: at(0),
      ...more,
    })
    const said = (...events: SupportEvent[]) => toShownEvents(events, 'me').map(({ says }) => says)
    expect(
      said(
        event('resolved'),
        event('claimed', { actor: person('me') }),
        event('released', { actor: null }),
        event('handed_over', { to: person('me') }),
        event('handed_over', { to: person('bea') }),
        event('handed_over', { to: null }),
        event('merged', { first: 'Why?' }),
      ),
    ).toEqual([
      'Name of ada resolved this',
      'You claimed this',
      'Somebody who has left released this',
      'Name of ada handed this over to you',
      'Name of ada handed this over to Name of bea',
      'Name of ada handed this over to somebody who has left',
      'Name of ada joined another question with this one: “Why?”',
    ])
    const own = toOwnShownEvents([
      { kind: 'resolved', by_me: false, at: at(0) },
      { kind: 'reopened', by_me: true, at: at(1) },
    ])
    expect(own.map(({ says }) => says)).toEqual(['This was resolved', 'You opened this again'])
  })

  it('says how long somebody waits, and nothing of nobody', () => {
    const now = Date.parse(at(0))
    const since = (hours: number) => ({ waiting_since: new Date(now - hours * 3_600_000).toISOString() })
    expect([0.5, 3, 50].map((hours) => waitingWords(since(hours), now))).toEqual([
      'waiting under an hour',
      'waiting 3 hours',
      'waiting 2 days',
    ])
    expect(waitingWords({ waiting_since: null }, now)).toBe('')
  })
})
