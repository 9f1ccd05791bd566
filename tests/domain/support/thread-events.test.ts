import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOfStanding } from '../../../functions/_domain/support/thread-events.ts'
import { afterEvent, type ThreadEvent, type ThreadStanding } from '../../../functions/_domain/support/thread-rules.ts'
import { anyThreadBeginning, anyThreadEvent } from './any-thread.ts'

const NOW = 1_800_000_000_000

/** The events of a thread, each with how it stood before and stands after. */
const courseOf = (start: ThreadStanding, events: ThreadEvent[]) => {
  let before = start
  return events.map((event) => {
    const after = afterEvent(before, event)
    const step = {
      before,
      after,
      changes: changesOfStanding(before, after, { now: NOW, isMessage: event.type === 'learner_wrote' }),
    }
    before = after
    return step
  })
}

describe('what is written down of a thread', () => {
  it('says of each moment whether it was resolved', () => {
    fc.assert(
      fc.property(anyThreadBeginning, fc.array(anyThreadEvent), (start, events) => {
        let isResolved = false
        for (const { after, changes } of courseOf(start, events)) {
          for (const { kind } of changes)
            if (kind === 'resolved' || kind === 'reopened') isResolved = kind === 'resolved'
          expect(isResolved).toBe(after.state === 'resolved')
        }
      }),
    )
  })

  it('says once that somebody looked at first words', () => {
    fc.assert(
      fc.property(anyThreadBeginning, fc.array(anyThreadEvent), (start, events) => {
        const steps = courseOf(start, events)
        const looks = steps.flatMap(({ changes }) => changes).filter(({ kind }) => kind === 'looked_at')
        expect(looks).toHaveLength(start.isHeld && !(steps.at(-1)?.after.isHeld ?? true) ? 1 : 0)
      }),
    )
  })

  it('says nothing where nothing changed', () => {
    fc.assert(
      fc.property(anyThreadBeginning, fc.array(anyThreadEvent), (start, events) => {
        for (const { after } of courseOf(start, events))
          expect(changesOfStanding(after, after, { now: NOW, isMessage: false })).toEqual([])
      }),
    )
  })

  it('a thread whose time to come back has come is not unsnoozed by anybody', () => {
    const snoozed: ThreadStanding = { state: 'snoozed', snoozedUntil: NOW, owner: 'person', isHeld: false }
    const opened = afterEvent(snoozed, { type: 'person_settled', state: 'open' })
    expect(changesOfStanding(snoozed, opened, { now: NOW - 1, isMessage: false })).toEqual([{ kind: 'unsnoozed' }])
    expect(changesOfStanding(snoozed, opened, { now: NOW, isMessage: false })).toEqual([])
  })
})
