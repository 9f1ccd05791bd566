import { syncStep } from '../../_domain/failover/sync-step.ts'
import type { GuardMemory, NodeGuardOptions } from './guard-memory.ts'

/** Keeps what the voters were told of the standby of a primary true. */
export async function keepPromise({ node, sync, log, now }: NodeGuardOptions, memory: GuardMemory): Promise<void> {
  const { view, statement, heard, allWaitFrom } = memory
  const { standbyPosition } = view
  if (standbyPosition !== undefined) memory.standbySeenAt = now()
  const next = syncStep(
    {
      waits: view.waits,
      // What is on its way counts as told.
      declared: statement.holds || heard !== statement,
      lostFor: standbyPosition === undefined ? now() - memory.standbySeenAt : 0,
      caughtUp: allWaitFrom !== undefined && standbyPosition !== undefined && standbyPosition >= allWaitFrom,
    },
    sync,
  )
  switch (next) {
    case 'wait-for-it':
      memory.allWaitFrom = await node.waitForStandby()
      return log({ level: 'info', guard: 'Commits wait for the standby.' })
    case 'declare':
      return memory.state(true)
    case 'withdraw':
      return statement.holds ? memory.state(false) : undefined
    case 'go-on-alone':
      memory.allWaitFrom = undefined
      await node.goOnAlone()
      return log({ level: 'error', guard: 'The standby is lost; commits go on without it.' })
    case 'stalled':
      memory.trouble = 'Writes stall: commits wait for a standby that is lost.'
      return
    case 'none':
      if (sync.mode === 'sync' && standbyPosition === undefined) memory.trouble = 'The standby is lost.'
  }
}
