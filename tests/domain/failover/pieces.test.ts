import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { announce, BLANK, release, vote, wake, type Voter } from '../../../functions/_domain/failover/ballot.ts'
import { claimOf, guardStep, type GuardView } from '../../../functions/_domain/failover/guard-step.ts'
import { leaderOf, leaseFrom } from '../../../functions/_domain/failover/leader.ts'
import { see, type CheckOutcome, type Sighting } from '../../../functions/_domain/failover/sighting.ts'
import { syncStep } from '../../../functions/_domain/failover/sync-step.ts'
import { TIMINGS } from '../../../functions/_domain/failover/timings.ts'

const { lease, margin } = TIMINGS

describe('a voter', () => {
  const voted = (voter: Voter, node: string, epoch: number, now: number, force = false) =>
    vote(voter, { node, epoch, force }, now, TIMINGS)
  const held = voted(wake(BLANK, 0, TIMINGS), 'a', 1, 0).voter

  it('keeps its word for longer than the holder relies on it, and then gives it to another', () => {
    expect(voted(held, 'b', 2, lease + margin - 1).granted).toBe(false)
    expect(voted(held, 'b', 2, lease + margin).granted).toBe(true)
    expect(leaseFrom(0, { granted: 2, voters: 3 }, TIMINGS)).toBe(lease)
    expect(leaseFrom(0, { granted: 1, voters: 3 }, TIMINGS)).toBeUndefined()
  })

  it('gives one epoch to one node, and none that is past', () => {
    const moved = voted(held, 'b', 2, 60_000).voter
    expect(voted(moved, 'a', 2, 120_000).granted).toBe(false)
    expect(voted(moved, 'a', 1, 120_000).granted).toBe(false)
    expect(voted(moved, 'b', 2, 120_000).granted).toBe(true)
  })

  it('that was started anew waits as if it had given its word just then', () => {
    const woken = wake(held.ballot, 1_000_000, TIMINGS)
    expect(voted(woken, 'b', 2, 1_000_000 + lease + margin - 1).granted).toBe(false)
    expect(voted(woken, 'a', 1, 1_000_001).granted).toBe(true)
  })

  it('lets another have the lease at once when the holder has ended it, or a person vouches', () => {
    const released = release(held, { node: 'a', epoch: 1 })
    expect(voted(released, 'b', 2, 1).granted).toBe(true)
    // For good: a release that is late must not end a lease that somebody relies on.
    expect(voted(released, 'a', 1, 1).granted).toBe(false)
    expect(voted(held, 'b', 2, 1, true).granted).toBe(true)
    expect(release(held, { node: 'b', epoch: 1 })).toBe(held)
  })

  it('remembers the newest epoch that people were told of', () => {
    expect(announce(announce(held, 3), 2).ballot.announced).toBe(3)
  })

  it('gives the same answers whatever its clock shows, as long as it goes on', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(20_000), (skew, elapsed) => {
        const there = voted(wake(BLANK, skew, TIMINGS), 'a', 1, skew).voter
        expect(voted(there, 'b', 2, skew + elapsed).granted).toBe(voted(held, 'b', 2, elapsed).granted)
      }),
    )
  })
})

describe('the ballots together', () => {
  it('say nothing where fewer than a majority were reached', () => {
    expect(leaderOf([BLANK, undefined, undefined])).toBeUndefined()
    expect(leaderOf([])).toBeUndefined()
  })

  it('say whether a majority is at the newest epoch', () => {
    const [one, two] = [
      { ...BLANK, epoch: 1, holder: 'a' },
      { ...BLANK, epoch: 2, holder: 'b' },
    ]
    expect(leaderOf([one, one, two])).toMatchObject({ epoch: 2, holder: 'b', settled: false })
    expect(leaderOf([one, two, two])).toMatchObject({ epoch: 2, holder: 'b', settled: true })
  })
})

describe('a guard', () => {
  const ballot = { ...BLANK, epoch: 3, holder: 'a' }
  const view = (changes: Partial<GuardView> = {}): GuardView => ({
    ...{ node: 'a', folder: { role: 'primary', epoch: 3, revision: 1 }, postgres: 'primary', now: 1000 },
    ...{ leaseUntil: 5000, leader: leaderOf([ballot, ballot, ballot]) },
    ...changes,
  })
  const other = { ...BLANK, epoch: 4, holder: 'b' }
  const overtaken = leaderOf([other, other, ballot])

  it('ends Postgres when its lease is over, and starts it when it has one again', () => {
    expect(guardStep(view())).toBe('run')
    expect(guardStep(view({ now: 5000 }))).toBe('kill')
    expect(guardStep(view({ now: 5000, postgres: 'stopped' }))).toBe('wait')
    expect(guardStep(view({ postgres: 'stopped' }))).toBe('start')
    expect(guardStep(view({ postgres: 'standby' }))).toBe('promote')
  })

  it('refuses to be primary once another is, for good', () => {
    expect(guardStep(view({ leader: overtaken }))).toBe('retire')
    const fenced = view({ folder: { role: 'fenced', epoch: 3, revision: 1 } })
    expect(guardStep(fenced)).toBe('kill')
    expect(guardStep({ ...fenced, postgres: 'stopped' })).toBe('wait')
    expect(claimOf(fenced)).toEqual({ refused: expect.stringContaining('fenced') })
  })

  it('does not start what was primary before it has a lease', () => {
    expect(guardStep(view({ leaseUntil: -Infinity, postgres: 'stopped', leader: undefined }))).toBe('wait')
  })

  it('retires a standby that somebody promoted past the voters', () => {
    expect(guardStep(view({ folder: { role: 'standby', epoch: 0, revision: 0 } }))).toBe('retire')
  })

  it('goes on with a takeover that it began before it was killed', () => {
    const folder = { role: 'standby', epoch: 0, revision: 0 } as const
    expect(guardStep(view({ node: 'b', folder, postgres: 'standby', leader: overtaken }))).toBe('adopt')
  })

  it('refuses an order that was given in an earlier epoch', () => {
    const folder = { role: 'standby', epoch: 0, revision: 0 } as const
    const asked = { node: 'b', folder, leader: leaderOf([ballot, ballot, ballot]) }
    expect(claimOf(asked, 3)).toEqual({ epoch: 4 })
    expect(claimOf(asked, 2)).toEqual({ refused: 'The order was for epoch 2, and this is epoch 3.' })
    expect(claimOf({ ...asked, leader: undefined }, 3)).toEqual({ refused: 'Too few voters answer.' })
  })
})

describe('a vantage point', () => {
  const at = { node: 'a', epoch: 1 }
  const after = (...results: boolean[]) =>
    results.reduce<Sighting | undefined>(
      (before, ok): Sighting =>
        see(before, at, ok ? { ok } : ({ ok, reason: 'no answer' } satisfies CheckOutcome), TIMINGS),
      undefined,
    )

  it('calls the primary down after three failures in a row, and up after two successes', () => {
    expect(after(true, false, false)?.isDown).toBe(false)
    expect(after(true, false, false, true, false, false)?.isDown).toBe(false)
    expect(after(true, false, false, false)?.isDown).toBe(true)
    expect(after(false, false, false, true)?.isDown).toBe(true)
    expect(after(false, false, false, true, true)?.isDown).toBe(false)
  })

  it('begins anew with another primary', () => {
    const down = after(false, false, false)
    expect(see(down, { node: 'b', epoch: 2 }, { ok: false, reason: 'no answer' }, TIMINGS)).toMatchObject({
      failures: 1,
      isDown: false,
    })
  })
})

describe('synchronous replication', () => {
  const policy = { mode: 'sync', lost: 'continue', lostAfter: 5000 } as const
  const stand = { waits: true, declared: true, lostFor: 0, caughtUp: true }

  it('declares a standby once it has everything and commits wait for it', () => {
    expect(syncStep({ ...stand, waits: false, declared: false }, policy)).toBe('wait-for-it')
    expect(syncStep({ ...stand, declared: false, caughtUp: false }, policy)).toBe('none')
    expect(syncStep({ ...stand, declared: false }, policy)).toBe('declare')
    expect(syncStep(stand, policy)).toBe('none')
  })

  it('tells the voters of a lost standby before it acknowledges anything without it', () => {
    const lost = { ...stand, lostFor: 5001 }
    expect(syncStep({ ...stand, lostFor: 5000 }, policy)).toBe('none')
    expect(syncStep(lost, policy)).toBe('withdraw')
    expect(syncStep({ ...lost, declared: false }, policy)).toBe('go-on-alone')
  })

  it('stalls where that was chosen, and says so', () => {
    expect(syncStep({ ...stand, lostFor: 5001 }, { ...policy, lost: 'wait' })).toBe('stalled')
  })

  it('lets no commit wait in asynchronous mode', () => {
    const async = { ...policy, mode: 'async' } as const
    expect(syncStep({ ...stand, waits: false, declared: false }, async)).toBe('none')
    expect(syncStep({ ...stand, declared: false }, async)).toBe('go-on-alone')
  })
})
