import { describe, expect, it } from 'vitest'
import { BLANK } from '../../../functions/_domain/failover/ballot.ts'
import {
  decide,
  type GuardReport,
  type Observed,
  type VoterReport,
} from '../../../functions/_domain/failover/decide.ts'
import type { Sighting } from '../../../functions/_domain/failover/sighting.ts'
import { TIMINGS } from '../../../functions/_domain/failover/timings.ts'

const SYNC = { mode: 'sync', maxLag: 0 } as const
const ASYNC = { mode: 'async', maxLag: 1000 } as const

const sighting = (isDown: boolean): Sighting => ({
  ...{ node: 'a', epoch: 3, isDown, reason: isDown ? 'write: status 500' : '' },
  failures: isDown ? 3 : 0,
  successes: isDown ? 0 : 5,
})
const voter = (changes: Partial<VoterReport> = {}): VoterReport => ({
  ballot: { ...BLANK, epoch: 3, holder: 'a', sync: { epoch: 3, revision: 2, holds: true }, announced: 3 },
  ...{ keptFor: 0, heldFor: 3_600_000, position: 5000, checkedAgo: 1000, sighting: sighting(true) },
  ...changes,
})
const standby = (changes: Partial<GuardReport> = {}): GuardReport => ({
  ...{ node: 'b', role: 'standby', epoch: 0, revision: 0, postgres: 'standby', position: 5000 },
  ...changes,
})
const observed = (changes: Partial<Observed> = {}): Observed => ({
  nodes: [
    { name: 'a', address: '192.0.2.1' },
    { name: 'b', address: '192.0.2.2' },
  ],
  voters: [voter(), voter(), voter()],
  guards: [standby()],
  record: '192.0.2.1',
  ...changes,
})
const decided = (changes: Partial<Observed> = {}, policy: typeof SYNC | typeof ASYNC = SYNC) =>
  decide(observed(changes), policy, TIMINGS)
const works = voter({ sighting: sighting(false), keptFor: 8000 })

describe('the controller', () => {
  it('lets the standby take over once a majority calls the primary down and no lease runs', () => {
    expect(decided()).toMatchObject({ do: 'take-over', node: 'b', after: 3 })
    expect(decided({ voters: [voter(), voter(), undefined] })).toMatchObject({ do: 'take-over' })
  })

  it('does nothing while one vantage point sees the primary work', () => {
    expect(decided({ voters: [voter(), voter(), works] })).toMatchObject({ do: 'nothing' })
  })

  it('does nothing after a check that failed once', () => {
    const once = voter({ sighting: { ...sighting(false), failures: 1, successes: 0, reason: 'no answer' } })
    expect(decided({ voters: [once, once, once] })).toMatchObject({ do: 'nothing' })
  })

  it('takes what a vantage point saw long ago, or of an earlier epoch, for nothing', () => {
    const old = voter({ checkedAgo: 60_000 })
    const earlier = voter({ sighting: { ...sighting(true), epoch: 2 } })
    expect(decided({ voters: [old, old, voter()] })).toMatchObject({ do: 'nothing' })
    expect(decided({ voters: [earlier, earlier, earlier] })).toMatchObject({ do: 'nothing' })
  })

  it('does nothing when it is cut off itself', () => {
    expect(decided({ voters: [voter(), undefined, undefined] })).toMatchObject({ do: 'alert' })
  })

  it('waits for the lease, and first tells a primary that still answers to step down', () => {
    const kept = voter({ keptFor: 4000 })
    expect(decided({ voters: [kept, kept, kept] })).toMatchObject({ do: 'nothing' })
    const stuck = standby({ node: 'a', role: 'primary', postgres: 'primary', epoch: 3 })
    expect(decided({ voters: [kept, kept, kept], guards: [stuck, standby()] })).toMatchObject({
      do: 'step-down',
      node: 'a',
      epoch: 3,
    })
  })

  it('never stops a primary for which there is no standby', () => {
    const kept = voter({ keptFor: 4000 })
    const stuck = standby({ node: 'a', role: 'primary', postgres: 'primary', epoch: 3 })
    expect(decided({ voters: [kept, kept, kept], guards: [stuck] })).toMatchObject({ do: 'alert' })
    const fenced = standby({ role: 'fenced', postgres: 'stopped' })
    expect(decided({ guards: [stuck, fenced] })).toMatchObject({ do: 'alert' })
  })

  it('leaves a second takeover soon after the first to a person', () => {
    const recent = voter({ heldFor: 60_000 })
    expect(decided({ voters: [recent, recent, recent] })).toMatchObject({ do: 'alert', why: /moments ago/ })
    // One vantage point that was started anew remembers no more than that.
    expect(decided({ voters: [voter(), voter(), recent] })).toMatchObject({ do: 'take-over' })
  })

  it('leaves it to a person where the standby may lack what was acknowledged', () => {
    const lost = voter({ ballot: { ...voter().ballot, sync: { epoch: 3, revision: 3, holds: false } } })
    // The latest statement counts, whichever vantage point has it.
    expect(decided({ voters: [voter(), lost, voter()] })).toMatchObject({ do: 'alert', why: /may lack/ })
    expect(decided({ guards: [standby({ position: 4500 })] }, ASYNC)).toMatchObject({ do: 'take-over' })
    expect(decided({ guards: [standby({ position: 3000 })] }, ASYNC)).toMatchObject({ do: 'alert', why: /2000 bytes/ })
    const forgot = voter({ position: null })
    expect(decided({ voters: [forgot, forgot, forgot] }, ASYNC)).toMatchObject({ do: 'alert', why: /how far/ })
  })

  it('goes on with a takeover that was cut off in the middle', () => {
    const moved = voter({ ballot: { ...BLANK, epoch: 4, holder: 'b' }, sighting: null })
    expect(decided({ voters: [moved, voter(), voter()] })).toMatchObject({ do: 'take-over', node: 'b', after: 4 })
    expect(decided({ voters: [moved, voter(), voter()], guards: [] })).toMatchObject({ do: 'nothing' })
  })

  it('does not fail back: a node that was primary and answers again is left where it is', () => {
    const now = voter({
      ballot: { ...BLANK, epoch: 4, holder: 'b', announced: 4 },
      sighting: { ...sighting(false), node: 'b', epoch: 4 },
    })
    const back = standby({ node: 'a', role: 'fenced', postgres: 'stopped', epoch: 3 })
    const record = '192.0.2.2'
    expect(decided({ voters: [now, now, now], guards: [back], record })).toMatchObject({ do: 'nothing', why: /^b is/ })
  })

  it('changes DNS only to a primary that a majority sees work, and tells people afterwards', () => {
    const fresh = { ...works, ballot: { ...works.ballot, announced: 2 } }
    const record = '192.0.2.2'
    expect(decided({ voters: [fresh, fresh, fresh], record })).toEqual({
      do: 'point-dns',
      node: 'a',
      address: '192.0.2.1',
    })
    expect(decided({ voters: [fresh, fresh, fresh] })).toEqual({ do: 'announce', node: 'a', epoch: 3 })
    const unseen = voter({ sighting: null })
    expect(decided({ voters: [fresh, unseen, unseen], record })).toMatchObject({ do: 'nothing' })
  })

  it('leaves a record alone that leads elsewhere', () => {
    expect(decided({ voters: [works, works, works], record: '203.0.113.9' })).toMatchObject({ do: 'alert' })
  })
})
