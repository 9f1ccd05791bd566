import type { Ballot } from './ballot.ts'
import type { PostgresState, NodeFolder } from './guard-step.ts'
import { leaderOf, majorityOf, type Leader } from './leader.ts'
import type { Sighting } from './sighting.ts'
import type { FailoverTimings } from './timings.ts'

/** A machine that can be primary. */
export interface FailoverNode {
  name: string
  /** What the DNS record says while it is primary. */
  address: string
}

/** What a vantage point answers. Times are how long ago or how much longer, never what a clock shows. */
export interface VoterReport {
  ballot: Ballot
  /** For how long it still keeps its word, in milliseconds; 0: no longer. */
  keptFor: number
  /** How long the holder has been primary. */
  heldFor: number
  position: number | null
  sighting: Sighting | null
  /** How long ago it checked last. */
  checkedAgo: number
}

export interface GuardReport extends NodeFolder {
  node: string
  postgres: PostgresState
  /** How far it has written, or received, in bytes of the log. */
  position: number | null
}

export interface FailoverPolicy {
  mode: 'sync' | 'async'
  /** How many bytes of the log a standby may lack, in asynchronous mode. */
  maxLag: number
}

export interface Observed {
  nodes: readonly FailoverNode[]
  /** Undefined: not reached. */
  voters: readonly (VoterReport | undefined)[]
  guards: readonly GuardReport[]
  /** The address in DNS; null where there is no DNS to change, undefined where it could not be read. */
  record: string | null | undefined
}

export type FailoverDecision =
  | { do: 'nothing'; why: string }
  /** Nothing, and a person has to know. */
  | { do: 'alert'; why: string }
  | { do: 'step-down'; node: string; epoch: number; why: string }
  /** `after`: the epoch that this was decided in, so that an order that arrives late is refused. */
  | { do: 'take-over'; node: string; after: number; why: string }
  | { do: 'point-dns'; node: string; address: string }
  | { do: 'announce'; node: string; epoch: number }

const nothing = (why: string): FailoverDecision => ({ do: 'nothing', why })
const alert = (why: string): FailoverDecision => ({ do: 'alert', why })

/** The next thing to do. It follows from what is seen alone, so that a controller that died is replaced by any other. */
export function decide(observed: Observed, policy: FailoverPolicy, timings: FailoverTimings): FailoverDecision {
  const { voters, nodes, guards, record } = observed
  const leader = leaderOf(voters.map((voter) => voter?.ballot))
  if (!leader) return alert('Too few vantage points answer: this controller is cut off, and does nothing.')
  if (leader.holder === null) return nothing('There has been no primary yet.')
  const { holder, epoch } = leader
  if (!leader.settled)
    return isStandby(guards, holder)
      ? { do: 'take-over', node: holder, after: epoch, why: 'It was cut off in the middle.' }
      : nothing(`The takeover by ${holder} is unfinished.`)

  const views = viewsOf(observed, leader, timings)
  if (leader.released || isDown(views, voters.length)) return failOver(observed, leader, policy, timings, views)
  if (views.filter(({ isDown: down, successes }) => !down && successes > 0).length < majorityOf(voters.length))
    return nothing(`Too few vantage points see ${holder} work.`)

  const node = nodes.find(({ name }) => name === holder)
  if (!node) return alert(`${holder} is primary, and not one of the nodes that this controller knows.`)
  if (record === undefined) return alert('The DNS record could not be read.')
  if (record !== null && record !== node.address) {
    if (nodes.some(({ address }) => address === record)) return { do: 'point-dns', node: holder, address: node.address }
    return alert(`The DNS record says ${record}, which is none of the nodes, and is left alone.`)
  }
  if (leader.announced < epoch) return { do: 'announce', node: holder, epoch }
  return nothing(`${holder} is primary in epoch ${epoch} and works.`)
}

/** What vantage points saw of this primary lately. */
function viewsOf({ voters }: Observed, { holder, epoch }: Leader, { checkEvery }: FailoverTimings): Sighting[] {
  return voters.flatMap((voter) => {
    const { sighting, checkedAgo = Infinity } = voter ?? {}
    const isOf = sighting?.node === holder && sighting?.epoch === epoch
    return sighting && isOf && checkedAgo <= 4 * checkEvery ? [sighting] : []
  })
}

/** A majority calls it down, and nobody sees it work. */
const isDown = (views: readonly Sighting[], voters: number) =>
  views.filter((view) => view.isDown).length >= majorityOf(voters) && views.every(({ successes }) => successes === 0)

const isStandby = (guards: readonly GuardReport[], name: string | null) =>
  guards.some(({ node, role }) => node === name && role === 'standby')

function failOver(
  { voters, guards }: Observed,
  leader: Leader,
  policy: FailoverPolicy,
  { coolDown }: FailoverTimings,
  views: readonly Sighting[],
): FailoverDecision {
  const { epoch } = leader
  const holder = leader.holder ?? ''
  const reached = voters.filter((voter) => voter !== undefined)
  const why = leader.released ? `${holder} has stepped down.` : `${holder} is down: ${reasonsOf(views)}.`
  const candidate = guards.find(
    ({ node, role, postgres }) => node !== holder && role === 'standby' && postgres === 'standby',
  )
  if (!candidate) return alert(`${why} No standby can take over.`)
  const isLongAgo = reached.filter(({ heldFor }) => heldFor >= coolDown).length >= majorityOf(voters.length)
  if (epoch > 1 && !leader.released && !isLongAgo)
    return alert(`${why} The last takeover was moments ago, so a person has to decide.`)
  const lag = lagOf(candidate, reached)
  if (policy.mode === 'sync' && !leader.sync.holds)
    return alert(`${why} ${candidate.node} may lack what ${holder} acknowledged, so a person has to decide.`)
  if (policy.mode === 'async' && lag === undefined)
    return alert(`${why} Nobody knows how far ${holder} had written, so a person has to decide.`)
  if (policy.mode === 'async' && lag !== undefined && lag > policy.maxLag)
    return alert(`${why} ${candidate.node} lacks ${lag} bytes, more than ${policy.maxLag}, so a person has to decide.`)

  const isKept = reached.filter(({ keptFor }) => keptFor <= 0).length < majorityOf(voters.length)
  if (!leader.released && isKept) {
    const guard = guards.find(({ node }) => node === holder)
    if (guard?.role === 'primary') return { do: 'step-down', node: holder, epoch, why }
    return nothing(`${why} Its lease still runs.`)
  }
  return { do: 'take-over', node: candidate.node, after: epoch, why }
}

/** How much of what the primary last said it had written the standby lacks, in bytes. */
export function lagOf({ position }: GuardReport, voters: readonly VoterReport[]): number | undefined {
  const written = voters.flatMap((voter) => voter.position ?? [])
  return written.length === 0 || position === null ? undefined : Math.max(0, Math.max(...written) - position)
}

const reasonsOf = (views: readonly Sighting[]) => [...new Set(views.map(({ reason }) => reason))].join('; ')
