import type { LeaseRequest, Voter } from '../../_domain/failover/ballot.ts'
import { announce, release, vote, wake } from '../../_domain/failover/ballot.ts'
import { see, type Sighting } from '../../_domain/failover/sighting.ts'
import type { FailoverTimings } from '../../_domain/failover/timings.ts'
import type { DeepCheck } from './deep-check.ts'
import { readBallot, writeBallot } from './kept-ballot.ts'

export interface VantageOptions {
  /** Where its ballot is kept. */
  file: string
  /** Where the Auth and the functions of each node answer. */
  apis: ReadonlyMap<string, string>
  check: DeepCheck
  timings: FailoverTimings
  /** A clock that only goes forward, in milliseconds. */
  now?: () => number
}

/** A vantage point: it looks at the primary from where it is, and has one vote on who that is. */
export async function createVantage({ file, apis, check, timings, now = () => performance.now() }: VantageOptions) {
  let voter: Voter = wake(await readBallot(file), now(), timings)
  let sighting: Sighting | undefined
  let checkedAt = -Infinity
  let last: Promise<unknown> = Promise.resolve()

  /** One change after the other, and none is answered before it is kept. */
  const change = <T>(next: (voter: Voter) => { voter: Voter; answer: T }): Promise<T> => {
    const turn = async () => {
      const result = next(voter)
      const { ballot } = result.voter
      if (JSON.stringify(ballot) !== JSON.stringify(voter.ballot)) await writeBallot(file, ballot)
      voter = result.voter
      return result.answer
    }
    const done = last.then(turn, turn)
    last = done.catch(() => undefined)
    return done
  }

  return {
    lease: (request: LeaseRequest) =>
      change((before) => {
        const { granted, voter: after } = vote(before, request, now(), timings)
        return { voter: after, answer: { granted, ballot: after.ballot } }
      }),
    release: (request: { node: string; epoch: number }) =>
      change((before) => ({ voter: release(before, request), answer: { done: true, why: '' } })),
    announced: ({ epoch }: { epoch: number }) =>
      change((before) => ({ voter: announce(before, epoch), answer: { done: true, why: '' } })),
    report: () => ({
      ballot: voter.ballot,
      keptFor: voter.ballot.released ? 0 : Math.max(0, voter.keptUntil - now()),
      heldFor: now() - voter.since,
      position: voter.position,
      sighting: sighting ?? null,
      checkedAgo: Number.isFinite(checkedAt) ? now() - checkedAt : null,
    }),
    /** Looks once. */
    look: async (): Promise<void> => {
      const { holder, epoch } = voter.ballot
      const api = holder === null ? undefined : apis.get(holder)
      if (holder === null || api === undefined) return
      const result = await check(api)
      sighting = see(sighting, { node: holder, epoch }, result, timings)
      checkedAt = now()
    },
  }
}

export type Vantage = Awaited<ReturnType<typeof createVantage>>
