import type { FailoverPlace, OrderAnswer } from '../../_contracts/failover/watch.ts'
import { decide, type FailoverDecision, type FailoverPolicy, type Observed } from '../../_domain/failover/decide.ts'
import { leaderOf, type Leader } from '../../_domain/failover/leader.ts'
import type { FailoverTimings } from '../../_domain/failover/timings.ts'
import { DnsRefusal, type Dns } from './cloudflare.ts'
import type { Peers } from './peers.ts'
import type { Tell } from './tell.ts'

export interface ControllerOptions {
  nodes: readonly FailoverPlace[]
  voters: readonly string[]
  peers: Peers
  policy: FailoverPolicy
  timings: FailoverTimings
  /** Undefined where an address is changed in another way. */
  dns?: Dns
  tell: Tell
  /** Asked for after each turn that saw enough: whoever waits for it notices when it no longer comes. */
  pingUrl?: string
  now?: () => number
}

/** How long a provider that refused is left alone, after how long a record is read again, and an alert told again, in milliseconds. */
const REFUSED_FOR = 300_000
const READ_AGAIN = 60_000
const FAILED_FOR = 5000
const TOLD_AGAIN = 3_600_000

/**
 * Looks, decides, and does one thing, again and again. Everything it must not forget is with the voters, in DNS and on the nodes, so
 * that it may be killed between any two steps, and any number of controllers may run.
 */
export function createController(options: ControllerOptions) {
  const { nodes, voters, peers, policy, timings, dns, tell, pingUrl, now = () => performance.now() } = options
  const told = new Map<string, number>()
  /** News on their way: no turn waits for them, since a primary may fail meanwhile. */
  const telling = new Set<Promise<unknown>>()
  let announcing: number | undefined
  let known: { epoch: number; record: string | undefined; until: number } | undefined

  const inBackground = (work: Promise<unknown>) => {
    const settled = work.finally(() => telling.delete(settled))
    telling.add(settled)
  }

  const alert = (why: string) => {
    const before = told.get(why)
    if (before !== undefined && now() - before < TOLD_AGAIN) return
    told.set(why, now())
    inBackground(tell({ key: `laude-failover-${crypto.randomUUID()}`, level: 'error', text: why }))
  }

  const observe = async (): Promise<Observed> => {
    const [reports, guards] = await Promise.all([
      Promise.all(voters.map((voter) => peers.readVoter(voter))),
      Promise.all(nodes.map(({ guard }) => peers.readGuard(guard))),
    ])
    return { nodes, voters: reports, guards: guards.filter((guard) => guard !== undefined), record: null }
  }

  const noteFailure = (epoch: number, error: unknown) => {
    // Whoever refuses would refuse again, so there is no loop.
    const pause = error instanceof DnsRefusal ? REFUSED_FOR : FAILED_FOR
    known = { epoch, record: undefined, until: now() + pause }
    alert(`The DNS record was neither read nor changed. ${error instanceof Error ? error.message : String(error)}`)
  }

  const readRecord = async ({ epoch }: Leader, from: Dns): Promise<string | undefined> => {
    const isOfRefusal = known?.record === undefined
    if (known && now() < known.until && (known.epoch === epoch || isOfRefusal)) return known.record
    try {
      known = { epoch, record: await from.read(), until: now() + READ_AGAIN }
    } catch (error) {
      noteFailure(epoch, error)
    }
    return known?.record
  }

  const guardOf = (name: string) => nodes.find((node) => node.name === name)?.guard ?? ''

  const act = async (decision: FailoverDecision, epoch: number): Promise<void> => {
    switch (decision.do) {
      case 'nothing':
        return
      case 'alert':
        return alert(decision.why)
      case 'step-down': {
        const answer = await peers.stepDown(guardOf(decision.node), decision.epoch)
        return alert(`${decision.why} ${decision.node}, told to step down, ${outcomeOf(answer)}.`)
      }
      case 'take-over': {
        const answer = await peers.takeOver(guardOf(decision.node), { after: decision.after })
        return alert(`${decision.why} ${decision.node}, told to take over, ${outcomeOf(answer)}.`)
      }
      case 'point-dns':
        try {
          await dns?.point(decision.address)
          known = { epoch, record: decision.address, until: now() + READ_AGAIN }
        } catch (error) {
          noteFailure(epoch, error)
        }
        return
      case 'announce':
        if (announcing !== decision.epoch) inBackground(announce(decision))
    }
  }

  const announce = async ({ node, epoch }: { node: string; epoch: number }) => {
    announcing = epoch
    const text = `${node} is primary, in epoch ${epoch}, and works.`
    if (await tell({ key: `laude-failover-epoch-${epoch}`, level: 'info', text }))
      await Promise.all(voters.map((voter) => peers.announce(voter, epoch)))
    announcing = undefined
  }

  return {
    /** One turn; answers whether there may be more to do at once. */
    turn: async (): Promise<boolean> => {
      const observed = await observe()
      const leader = leaderOf(observed.voters.map((voter) => voter?.ballot))
      // As if DNS were right, so that no takeover waits for its provider.
      let decision = decide(observed, policy, timings)
      if (dns && leader && isOfWorking(decision, leader))
        decision = decide({ ...observed, record: await readRecord(leader, dns) }, policy, timings)
      await act(decision, leader?.epoch ?? 0)
      if (pingUrl !== undefined && leader) inBackground(ping(pingUrl))
      return decision.do === 'step-down' || decision.do === 'take-over' || decision.do === 'point-dns'
    },
    /** Waits for news on their way. */
    drain: async (): Promise<void> => void (await Promise.all(telling)),
  }
}

/** The primary was found to work, which DNS is changed and people are told after. */
const isOfWorking = (decision: FailoverDecision, { announced, epoch }: Leader) =>
  decision.do === 'announce' || (decision.do === 'nothing' && announced === epoch)

const outcomeOf = (answer: OrderAnswer | undefined) =>
  answer === undefined ? 'did not answer' : answer.done ? 'did so' : `did not: ${answer.why}`

async function ping(url: string): Promise<void> {
  // Silence is what is noticed there, so a failure here needs no word.
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
  await response?.body?.cancel()
}
