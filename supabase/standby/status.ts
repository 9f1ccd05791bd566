import type { FailoverPlace, GuardDetails } from '../../functions/_contracts/failover/watch.ts'
import type { VoterReport } from '../../functions/_domain/failover/decide.ts'
import { leaderOf } from '../../functions/_domain/failover/leader.ts'

interface Seen {
  nodes: readonly FailoverPlace[]
  guards: readonly (GuardDetails | undefined)[]
  voters: readonly { origin: string; report: VoterReport | undefined }[]
}

/** How the nodes and the vantage points stand, in sentences. */
export function describeStatus({ nodes, guards, voters }: Seen): string[] {
  const leader = leaderOf(voters.map(({ report }) => report?.ballot))
  return [
    ...(leader ? [] : ['Too few vantage points answer to know who is primary.']),
    ...(leader?.holder === null ? ['There has been no primary yet.'] : []),
    ...(leader?.holder
      ? [
          `${leader.holder} is primary in epoch ${leader.epoch}${leader.released ? ', and has stepped down' : ''}.` +
            (leader.sync.holds
              ? ' The standby has all that was acknowledged.'
              : ' The standby may lack what was acknowledged.'),
        ]
      : []),
    ...nodes.flatMap((node, index) => describeNode(node, guards[index])),
    ...voters.map(({ origin, report }) => describeVoter(origin, report)),
  ]
}

function describeNode({ name }: FailoverPlace, guard: GuardDetails | undefined): string[] {
  if (!guard) return [`${name}: its guard does not answer.`]
  const at = guard.position === null ? '' : ` at ${toLsn(guard.position)}`
  const lease = guard.role === 'primary' ? `, its lease runs for ${seconds(guard.leaseFor)}` : ''
  return [
    `${name}: ${guard.role} of epoch ${guard.epoch}; Postgres ${POSTGRES[guard.postgres]}${at}${lease}.${guard.trouble && ` ${guard.trouble}`}`,
    ...guard.standbys.map(
      ({ name: standby, state, sync, lagBytes, lagSeconds }) =>
        `${name} sends to ${standby}: ${state}, ${sync}, ${lagBytes} bytes and ${(lagSeconds ?? 0).toFixed(3)} s behind; ` +
        (guard.waits ? 'commits wait for it.' : 'commits do not wait.'),
    ),
    ...guard.slots.map(
      ({ name: slot, active, keptBytes }) =>
        `${name} keeps ${keptBytes} bytes for the slot ${slot}, which is ${active ? 'in use' : 'not in use'}.`,
    ),
  ]
}

function describeVoter(origin: string, report: VoterReport | undefined): string {
  if (!report) return `${origin}: does not answer.`
  const { ballot, keptFor, sighting, checkedAgo } = report
  const sees = !sighting
    ? 'has not looked yet'
    : sighting.successes > 0
      ? `sees ${sighting.node} work, ${seconds(checkedAgo)} ago`
      : `sees ${sighting.node} fail ${sighting.failures} times in a row (${sighting.reason})`
  const lease = keptFor > 0 ? `keeps the lease for ${seconds(keptFor)}` : 'keeps no lease'
  return `${origin}: epoch ${ballot.epoch}, ${lease}, ${sees}.`
}

const POSTGRES = { stopped: 'is stopped', standby: 'only reads', primary: 'takes writes' } as const

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`

/** As Postgres writes a position of its log. */
const toLsn = (position: number): string =>
  `${Math.floor(position / 2 ** 32).toString(16)}/${(position % 2 ** 32).toString(16)}`.toUpperCase()
