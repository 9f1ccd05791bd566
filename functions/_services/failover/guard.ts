import type { GuardDetails, OrderAnswer } from '../../_contracts/failover/watch.ts'
import { claimOf, guardStep, type GuardStep } from '../../_domain/failover/guard-step.ts'
import { leaseFrom, majorityOf } from '../../_domain/failover/leader.ts'
import { askForLease } from './ask-for-lease.ts'
import { createGuardMemory, type NodeGuardOptions } from './guard-memory.ts'
import { keepPromise } from './keep-promise.ts'

const RETIRED = 'another node is, or was told to be. Only a fresh clone takes part again: npm run standby -- rejoin.'

/** Stands beside the Postgres of one machine: it runs only as what the voters allow. */
export async function createGuard(options: NodeGuardOptions) {
  const { name, node, voters, peers, timings, log, now } = options
  const memory = await createGuardMemory(options)
  let last: Promise<unknown> = Promise.resolve()

  /** What changes the folder or Postgres, one after the other. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work, work)
    last = done.catch(() => undefined)
    return done
  }

  const readBallots = async () => {
    const reports = await Promise.all(voters.map((voter) => peers.readVoter(voter)))
    memory.ballots = reports.map((report) => report?.ballot)
    return reports
  }
  const isPrimary = () => memory.folder.role === 'primary'
  const isStated = () => memory.statement.epoch === memory.folder.epoch

  /** Not in turn with the rest, unless something has to be written down: Postgres may take long to start. */
  const renew = async (): Promise<void> => {
    if (!isPrimary()) return void (await readBallots())
    if (!isStated()) await inTurn(async () => void (isPrimary() && !isStated() && (await memory.state(false))))
    if (!isPrimary()) return
    const epoch = await askForLease(options, memory)
    if (epoch === undefined || epoch <= memory.folder.epoch) return
    await inTurn(async () => {
      if (isPrimary() && epoch > memory.folder.epoch) await memory.save({ ...memory.folder, epoch })
    })
  }

  const retire = async (why: string) => {
    await memory.save({ ...memory.folder, role: 'fenced' })
    log({ level: 'error', guard: why })
    await node.kill()
  }

  const promote = async () => {
    // Before it writes, a majority knows that no standby has all of it.
    if (!isStated() || memory.statement.holds) await memory.state(false)
    if (memory.heard !== memory.statement) await askForLease(options, memory)
    if (memory.heard !== memory.statement || !isPrimary() || now() >= memory.leaseUntil) return
    memory.standbySeenAt = now()
    await node.promote()
    log({ level: 'info', guard: `${name} takes writes, epoch ${memory.folder.epoch}.` })
  }

  const step = async (): Promise<void> => {
    // A person may have put a fresh clone in its place.
    if (memory.folder.role === 'fenced') memory.folder = await node.readFolder()
    memory.view = await node.look()
    const { folder, view, leaseUntil } = memory
    const { postgres } = view
    const next = guardStep({ node: name, folder, postgres, now: now(), leaseUntil, leader: memory.leader() })
    memory.trouble = troubleOf(next, folder.role === 'fenced')
    switch (next) {
      case 'start':
        if (folder.role === 'fenced') return
        log({ level: 'info', guard: `${name} starts Postgres as ${folder.role}, epoch ${folder.epoch}.` })
        return node.start(folder.role)
      case 'adopt':
        return memory.save({ ...folder, role: 'primary', epoch: memory.leader()?.epoch ?? folder.epoch })
      case 'promote':
        return promote()
      case 'kill':
        log({ level: 'error', guard: `${name} has no lease, so its Postgres is ended.` })
        return node.kill()
      case 'retire':
        return retire(`${name} was primary and is no more: ${RETIRED}`)
      case 'run':
        return folder.role === 'primary' ? keepPromise(options, memory) : undefined
      case 'wait':
        return
    }
  }

  const takeOver = async ({ after, force }: { after?: number; force?: boolean }): Promise<OrderAnswer> => {
    const reports = await readBallots()
    const claim = claimOf({ node: name, folder: memory.folder, leader: memory.leader() }, after)
    if ('refused' in claim) return { done: false, why: claim.refused }
    const { epoch } = claim
    const free = reports.filter((it) => it && (it.keptFor <= 0 || it.ballot.holder === name)).length
    if (free < majorityOf(voters.length) && !force)
      return { done: false, why: `The lease of ${memory.leader()?.holder} still runs at too many vantage points.` }
    const sentAt = now()
    const answers = await Promise.all(voters.map((voter) => peers.requestLease(voter, { node: name, epoch, force })))
    memory.ballots = answers.map((answer) => answer?.ballot)
    const granted = answers.filter((answer) => answer?.granted).length
    const until = leaseFrom(sentAt, { granted, voters: voters.length }, timings)
    if (until === undefined)
      return { done: false, why: `Only ${granted} of ${voters.length} vantage points gave it the lease.` }
    await memory.save({ ...memory.folder, role: 'primary', epoch })
    memory.leaseUntil = until
    node.holdUntil(until)
    await step()
    return { done: true, why: '' }
  }

  const stepDown = async (epoch: number): Promise<OrderAnswer> => {
    const { folder } = memory
    if (folder.epoch !== epoch || folder.role === 'standby')
      return { done: false, why: `${name} is ${folder.role} in epoch ${folder.epoch}.` }
    // Written down before it is said, so that it cannot be taken back by a restart.
    if (folder.role === 'primary') await retire(`${name} was told to step down.`)
    memory.leaseUntil = -Infinity
    await Promise.all(voters.map((voter) => peers.release(voter, { node: name, epoch })))
    return { done: true, why: '' }
  }

  return {
    renew,
    step: () => inTurn(step),
    takeOver: (order: { after?: number; force?: boolean }) => inTurn(() => takeOver(order)),
    stepDown: ({ epoch }: { epoch: number }) => inTurn(() => stepDown(epoch)),
    report: (): GuardDetails => {
      const { folder, view, leaseUntil, trouble } = memory
      const { postgres, position, waits, standbys, slots } = view
      const leaseFor = Math.max(0, leaseUntil - now())
      return { node: name, ...folder, postgres, position, leaseFor, waits, trouble, standbys, slots }
    },
  }
}

export type Guard = Awaited<ReturnType<typeof createGuard>>

function troubleOf(next: GuardStep, isFenced: boolean): string {
  if (next === 'wait' && isFenced) return `It refuses to be primary: ${RETIRED}`
  if (next === 'wait' || next === 'kill') return 'It has no lease: too few voters give it one.'
  return ''
}
