import {
  BLANK,
  release,
  vote,
  wake,
  type Ballot,
  type LeaseRequest,
  type SyncStatement,
  type Voter,
} from '../../../functions/_domain/failover/ballot.ts'
import { decide, type FailoverDecision, type FailoverPolicy } from '../../../functions/_domain/failover/decide.ts'
import {
  claimOf,
  epochToAskFor,
  guardStep,
  type NodeFolder,
  type PostgresState,
} from '../../../functions/_domain/failover/guard-step.ts'
import { leaderOf, leaseFrom, majorityOf } from '../../../functions/_domain/failover/leader.ts'
import { see, type Sighting } from '../../../functions/_domain/failover/sighting.ts'
import { syncStep, type SyncPolicy } from '../../../functions/_domain/failover/sync-step.ts'
import { TIMINGS, type FailoverTimings } from '../../../functions/_domain/failover/timings.ts'

/** One step of the model, in milliseconds. */
const TICK = 250
/** How long a kill takes, and a promotion. */
const KILLING = 500
const TIMINGS_OF_MODEL: FailoverTimings = { ...TIMINGS, coolDown: 5000 }

export const NODES = ['a', 'b'] as const
export const VOTERS = ['v0', 'v1', 'v2'] as const
export const PLACES = [...NODES, ...VOTERS, 'c'] as const
export type Place = (typeof PLACES)[number]
type NodeName = (typeof NODES)[number]
type VoterName = (typeof VOTERS)[number]

/** What happens to the world from outside. */
export type Incident =
  | { kind: 'crash' | 'restart' | 'pause' | 'resume'; place: Place }
  | { kind: 'cut' | 'mend'; from: Place; to: Place }
  /** Nothing reaches it, and it reaches nothing. */
  | { kind: 'isolate'; place: Place }
  /** The two nodes do not reach each other. */
  | { kind: 'split' | 'mend-all' }
  /** Somebody tells a standby to take over, whatever the controller thinks. */
  | { kind: 'order'; node: NodeName }
  | { kind: 'pass'; seconds: number }

interface Node {
  folder: NodeFolder
  postgres: PostgresState
  leaseUntil: number
  /** What the voters answered last. */
  ballots: Map<VoterName, Ballot>
  sync: SyncStatement
  /** Commits wait for the other. */
  waits: boolean
  promotedAt: number | undefined
  killedAt: number | undefined
  lostSince: number | undefined
  /** What it has written, and what of it was acknowledged. */
  written: number
  up: boolean
  paused: boolean
}

/**
 * Two nodes, three voters and a controller made of the functions that really decide, on a network that loses and delays messages, with
 * clocks that differ. `chance` answers a number from 0 to 1.
 */
export function createModel({
  chance,
  policy,
  sync: syncPolicy,
}: {
  chance: () => number
  policy: FailoverPolicy
  sync: SyncPolicy
}) {
  let time = 0
  const cuts = new Set<string>()
  const messages: { at: number; from: Place; to: Place; deliver: () => void }[] = []
  const clocks = new Map(PLACES.map((place) => [place, { offset: chance() * 120_000, rate: 0.99 + chance() * 0.02 }]))
  const clockOf = (place: Place) => {
    const { offset, rate } = clocks.get(place) ?? { offset: 0, rate: 1 }
    return offset + time * rate
  }
  const newNode = (role: NodeFolder['role'], epoch: number): Node => ({
    folder: { role, epoch, revision: 0 },
    postgres: 'stopped',
    leaseUntil: -Infinity,
    ballots: new Map(),
    sync: { epoch: 0, revision: 0, holds: false },
    waits: false,
    promotedAt: undefined,
    killedAt: undefined,
    lostSince: undefined,
    written: 0,
    up: true,
    paused: false,
  })
  const nodes: Record<NodeName, Node> = { a: newNode('primary', 1), b: newNode('standby', 0) }
  const voters = new Map<VoterName, { voter: Voter; up: boolean; sighting?: Sighting; checkedAt: number }>(
    VOTERS.map((name) => [
      name,
      { voter: wake(BLANK, clockOf(name), TIMINGS_OF_MODEL), up: true, checkedAt: -Infinity },
    ]),
  )
  const controller = { up: true }
  let acknowledged = 0
  let lost = 0
  let takeovers = 0

  const isUp = (place: Place): boolean => {
    if (place === 'c') return controller.up
    if (place === 'a' || place === 'b') return nodes[place].up && !nodes[place].paused
    return voters.get(place)?.up ?? false
  }
  const linked = (from: Place, to: Place) => !cuts.has(`${from} ${to}`)
  const send = (from: Place, to: Place, deliver: () => void) => {
    if (linked(from, to) && chance() > 0.02) messages.push({ at: time + chance() * chance() * 2000, from, to, deliver })
  }

  const ask = (name: NodeName, request: LeaseRequest, onGranted: (until: number) => void) => {
    const sentAt = clockOf(name)
    let granted = 0
    for (const voterName of VOTERS)
      send(name, voterName, () => {
        const it = voters.get(voterName)
        if (!it) return
        const answer = vote(it.voter, request, clockOf(voterName), TIMINGS_OF_MODEL)
        it.voter = answer.voter
        send(voterName, name, () => {
          nodes[name].ballots.set(voterName, answer.voter.ballot)
          if (!answer.granted) return
          granted++
          const until = leaseFrom(sentAt, { granted, voters: VOTERS.length }, TIMINGS_OF_MODEL)
          if (until !== undefined && granted === majorityOf(VOTERS.length)) onGranted(until)
        })
      })
  }
  const leaderAt = (name: NodeName) => leaderOf(VOTERS.map((voter) => nodes[name].ballots.get(voter)))
  const isFencing = (node: Node) => node.killedAt !== undefined
  const kill = (node: Node) => {
    if (node.postgres === 'primary') node.killedAt ??= time
    else node.postgres = 'stopped'
    node.promotedAt = undefined
  }

  const renew = (name: NodeName) => {
    const node = nodes[name]
    const { folder } = node
    if (node.sync.epoch !== folder.epoch) state(node, false)
    const told = node.sync
    const { leaseUntil } = node
    const epoch = epochToAskFor({ node: name, folder, leader: leaderAt(name), now: clockOf(name), leaseUntil })
    const request = { node: name, epoch, position: node.written }
    ask(name, epoch === told.epoch ? { ...request, sync: told } : request, (until) => {
      if (node.folder.role !== 'primary' || node.folder.epoch !== folder.epoch) return
      node.leaseUntil = Math.max(node.leaseUntil, until)
      if (epoch === told.epoch) declaredAt.set(name, told)
      else node.folder = { ...node.folder, epoch }
    })
  }
  const state = (node: Node, holds: boolean) => {
    const { role, epoch, revision } = node.folder
    node.folder = { role, epoch, revision: revision + 1 }
    node.sync = { epoch, revision: revision + 1, holds }
  }
  /** What of it a majority has heard. */
  const declaredAt = new Map<NodeName, SyncStatement>()

  const otherOf = (name: NodeName): NodeName => (name === 'a' ? 'b' : 'a')

  const runGuard = (name: NodeName) => {
    const node = nodes[name]
    const leader = leaderAt(name)
    const step = guardStep({ ...node, node: name, now: clockOf(name), leader })
    if (step === 'kill') kill(node)
    if (step === 'retire') {
      node.folder = { ...node.folder, role: 'fenced' }
      kill(node)
    }
    if (step === 'adopt' && leader) node.folder = { ...node.folder, role: 'primary', epoch: leader.epoch }
    if (step === 'start' && !isFencing(node)) {
      node.postgres = 'standby'
      node.waits = false
    }
    const heard = declaredAt.get(name)
    if (step === 'promote' && node.sync.holds) state(node, false)
    if (step === 'promote' && heard === node.sync && !heard.holds && heard.epoch === node.folder.epoch) {
      node.promotedAt ??= time
      if (time - node.promotedAt >= KILLING) {
        node.postgres = 'primary'
        node.promotedAt = undefined
        takeovers++
        // In asynchronous mode some of it may be lost.
        if (policy.mode === 'sync') lost += Math.max(0, acknowledged - node.written)
        acknowledged = node.written
      }
    }
    if (step === 'run' && node.folder.role === 'primary') runSync(name)
  }

  const runSync = (name: NodeName) => {
    const node = nodes[name]
    const other = nodes[otherOf(name)]
    const streams =
      other.postgres === 'standby' &&
      isUp(otherOf(name)) &&
      linked(name, otherOf(name)) &&
      other.folder.role === 'standby'
    node.lostSince = streams ? undefined : (node.lostSince ?? time)
    const heard = declaredAt.get(name)
    const step = syncStep(
      {
        waits: node.waits,
        declared: node.sync.holds || heard?.revision !== node.sync.revision,
        lostFor: node.lostSince === undefined ? 0 : time - node.lostSince + 1,
        caughtUp: other.written === node.written,
      },
      syncPolicy,
    )
    if (step === 'wait-for-it') node.waits = true
    if (step === 'declare') state(node, true)
    if (step === 'withdraw' && node.sync.holds) state(node, false)
    if (step === 'go-on-alone') node.waits = false
  }

  const write = (name: NodeName) => {
    const node = nodes[name]
    const other = nodes[otherOf(name)]
    node.written++
    const isThere = isUp(otherOf(name)) && linked(name, otherOf(name)) && linked(otherOf(name), name)
    if (isThere && other.postgres === 'standby' && other.folder.role === 'standby' && chance() < 0.9)
      other.written = node.written
    if (!node.waits || other.written >= node.written) acknowledged = Math.max(acknowledged, node.written)
  }

  const check = (name: VoterName) => {
    const it = voters.get(name)
    const holder = NODES.find((node) => node === it?.voter.ballot.holder)
    if (!it || !holder) return
    const isWell = linked(name, holder) && isUp(holder) && nodes[holder].postgres === 'primary'
    const result = isWell ? ({ ok: true } as const) : ({ ok: false, reason: 'no answer' } as const)
    it.sighting = see(it.sighting, { node: holder, epoch: it.voter.ballot.epoch }, result, TIMINGS_OF_MODEL)
    it.checkedAt = time
  }

  const observe = () => ({
    nodes: NODES.map((name) => ({ name, address: name })),
    voters: VOTERS.map((name) => {
      const it = voters.get(name)
      if (!it?.up || !linked('c', name)) return undefined
      const { ballot, keptUntil, since, position } = it.voter
      return {
        ballot,
        keptFor: Math.max(0, keptUntil - clockOf(name)),
        heldFor: clockOf(name) - since,
        position,
        sighting: it.sighting ?? null,
        checkedAgo: time - it.checkedAt,
      }
    }),
    guards: NODES.filter((name) => isUp(name) && linked('c', name)).map((name) => ({
      node: name,
      ...nodes[name].folder,
      postgres: nodes[name].postgres,
      position: nodes[name].written,
    })),
    record: null,
  })

  let last: FailoverDecision = { do: 'nothing', why: '' }
  const control = () => {
    last = decide(observe(), policy, TIMINGS_OF_MODEL)
    const decision = last
    if (decision.do === 'step-down')
      send('c', decision.node === 'a' ? 'a' : 'b', () => stepDown(decision.node === 'a' ? 'a' : 'b', decision.epoch))
    if (decision.do === 'take-over')
      send('c', decision.node === 'a' ? 'a' : 'b', () => takeOver(decision.node === 'a' ? 'a' : 'b', decision.after))
  }

  const stepDown = (name: NodeName, epoch: number) => {
    const node = nodes[name]
    if (node.folder.role !== 'primary' || node.folder.epoch !== epoch) return
    node.folder = { ...node.folder, role: 'fenced' }
    kill(node)
    node.postgres = 'stopped'
    node.killedAt = undefined
    for (const voter of VOTERS)
      send(name, voter, () => {
        const it = voters.get(voter)
        if (it) it.voter = release(it.voter, { node: name, epoch })
      })
  }

  const takeOver = (name: NodeName, after?: number) => {
    const node = nodes[name]
    const claim = claimOf({ node: name, folder: node.folder, leader: leaderAt(name) }, after)
    if ('refused' in claim) return
    ask(name, { node: name, epoch: claim.epoch }, (until) => {
      if (node.folder.role !== 'standby' || claim.epoch <= node.folder.epoch) return
      node.folder = { ...node.folder, role: 'primary', epoch: claim.epoch }
      node.leaseUntil = until
    })
  }

  /** What guards and the controller read now and then. */
  const read = (name: NodeName) => {
    for (const voter of VOTERS)
      send(name, voter, () => {
        const ballot = voters.get(voter)?.voter.ballot
        send(voter, name, () => void (ballot && nodes[name].ballots.set(voter, ballot)))
      })
  }

  const tick = () => {
    time += TICK
    const due = messages.filter(({ at }) => at <= time)
    for (const message of due) messages.splice(messages.indexOf(message), 1)
    for (const { from, to, deliver } of due) if (isUp(to) && linked(from, to)) deliver()
    for (const name of NODES) {
      const node = nodes[name]
      if (node.paused || !node.up) continue
      // What watches the guard kills Postgres, even where the guard hangs.
      if (node.postgres !== 'stopped' && node.folder.role === 'primary' && clockOf(name) >= node.leaseUntil) kill(node)
      if (node.killedAt !== undefined && time - node.killedAt >= KILLING) {
        node.postgres = 'stopped'
        node.killedAt = undefined
      }
      runGuard(name)
      if (node.postgres === 'primary') write(name)
      if (time % TIMINGS.renewEvery === 0) {
        read(name)
        if (node.folder.role === 'primary') renew(name)
      }
    }
    for (const name of VOTERS) if (isUp(name) && time % TIMINGS.checkEvery === 0) check(name)
    if (controller.up && time % 1000 === 0) control()
  }

  const happen = (incident: Incident): void => {
    if (incident.kind === 'pass') return
    if ('node' in incident) {
      if (isUp(incident.node)) takeOver(incident.node)
      return
    }
    if ('from' in incident) {
      const pair = `${incident.from} ${incident.to}`
      if (incident.kind === 'cut') cuts.add(pair)
      else cuts.delete(pair)
      return
    }
    if (!('place' in incident)) return incident.kind === 'split' ? isolate('a', ['b']) : cuts.clear()
    const { place, kind } = incident
    if (kind === 'isolate') return isolate(place, PLACES)
    if (place === 'a' || place === 'b') changeNode(nodes[place], kind)
    else if (place === 'c') controller.up = kind === 'restart' || kind === 'resume'
    else changeVoter(place, kind)
  }

  const isolate = (place: Place, others: readonly Place[]) => {
    for (const other of others) if (other !== place) cuts.add(`${place} ${other}`).add(`${other} ${place}`)
  }

  const changeNode = (node: Node, kind: 'crash' | 'restart' | 'pause' | 'resume') => {
    if (kind === 'crash') {
      // The folder is what is left.
      Object.assign(node, { up: false, postgres: 'stopped', leaseUntil: -Infinity, killedAt: undefined })
      Object.assign(node, { promotedAt: undefined, waits: false, ballots: new Map() })
      node.sync = { epoch: 0, revision: 0, holds: false }
    }
    if (kind === 'restart') node.up = true
    if (kind === 'pause') node.paused = true
    if (kind === 'resume' && node.paused) {
      node.paused = false
      // It wakes with what watches it, which looks at the clock before anything else.
      const name = node === nodes.a ? 'a' : 'b'
      if (node.postgres === 'primary' && clockOf(name) >= node.leaseUntil) node.postgres = 'stopped'
    }
  }

  const changeVoter = (name: VoterName, kind: 'crash' | 'restart' | 'pause' | 'resume') => {
    const it = voters.get(name)
    if (!it) return
    if (kind === 'crash' || kind === 'pause') it.up = false
    if (kind === 'restart' && !it.up) it.voter = wake(it.voter.ballot, clockOf(name), TIMINGS_OF_MODEL)
    if (kind === 'restart' || kind === 'resume') it.up = true
  }

  return {
    happen,
    /** Runs for so long; answers how many nodes took writes at one time at most. */
    run: (seconds: number): number => {
      let most = 0
      for (let step = 0; step < (seconds * 1000) / TICK; step++) {
        tick()
        most = Math.max(most, NODES.filter((name) => isUp(name) && nodes[name].postgres === 'primary').length)
      }
      return most
    },
    mendAll: () => {
      cuts.clear()
      for (const place of PLACES) for (const kind of ['resume', 'restart'] as const) happen({ kind, place })
    },
    /** A person clones a fenced node afresh. */
    rejoin: (name: NodeName) => {
      const other = nodes[otherOf(name)]
      if (nodes[name].folder.role !== 'fenced') return
      const { revision } = nodes[name].folder
      Object.assign(nodes[name], { ...newNode('standby', 0), written: other.written, ballots: nodes[name].ballots })
      nodes[name].folder.revision = revision
      declaredAt.delete(name)
    },
    writers: () => NODES.filter((name) => isUp(name) && nodes[name].postgres === 'primary'),
    lost: () => lost,
    takeovers: () => takeovers,
    last: () => last,
    folderOf: (name: NodeName) => nodes[name].folder,
  }
}
