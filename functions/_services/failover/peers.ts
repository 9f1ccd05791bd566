import {
  guardReport,
  leaseAnswer,
  orderAnswer,
  voterReport,
  type GuardDetails,
  type OrderAnswer,
} from '../../_contracts/failover/watch.ts'
import type { Ballot, LeaseRequest } from '../../_domain/failover/ballot.ts'
import type { VoterReport } from '../../_domain/failover/decide.ts'

export interface PeerOptions {
  token: string
  /** How long an answer may take, in milliseconds. */
  timeout?: number
}

/** An order to a guard makes Postgres stop or start, which takes longer than a question. */
const ORDER_TIMEOUT = 20_000

/** What an answer has to look like. */
interface Contract<T> {
  safeParse: (answer: unknown) => { success: true; data: T } | { success: false }
}

/** Asks vantage points and guards. Whoever does not answer as agreed, in time, was not reached: undefined. */
export function createPeers({ token, timeout = 1500 }: PeerOptions) {
  const ask = async <T>(
    contract: Contract<T>,
    url: string,
    { body, within = timeout }: { body?: unknown; within?: number } = {},
  ): Promise<T | undefined> => {
    try {
      const response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(within),
      })
      const parsed = contract.safeParse(await response.json())
      return parsed.success ? parsed.data : undefined
    } catch {
      return undefined // which is what the caller asked about
    }
  }
  const at = (origin: string, path: string) => `${origin.replace(/\/$/, '')}${path}`
  return {
    readVoter: async (voter: string): Promise<VoterReport | undefined> => {
      const report = await ask(voterReport, at(voter, '/state'))
      return report && { ...report, checkedAgo: report.checkedAgo ?? Infinity }
    },
    requestLease: (voter: string, request: LeaseRequest): Promise<{ granted: boolean; ballot: Ballot } | undefined> =>
      ask(leaseAnswer, at(voter, '/lease'), { body: request }),
    release: (voter: string, request: { node: string; epoch: number }) =>
      ask(orderAnswer, at(voter, '/release'), { body: request }),
    announce: (voter: string, epoch: number) => ask(orderAnswer, at(voter, '/announced'), { body: { epoch } }),
    readGuard: (guard: string): Promise<GuardDetails | undefined> => ask(guardReport, at(guard, '/state')),
    takeOver: (guard: string, order: { after?: number; force?: boolean }): Promise<OrderAnswer | undefined> =>
      ask(orderAnswer, at(guard, '/take-over'), { body: order, within: ORDER_TIMEOUT }),
    stepDown: (guard: string, epoch: number): Promise<OrderAnswer | undefined> =>
      ask(orderAnswer, at(guard, '/step-down'), { body: { epoch }, within: ORDER_TIMEOUT }),
  }
}

export type Peers = ReturnType<typeof createPeers>
