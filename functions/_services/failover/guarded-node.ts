import type { GuardDetails } from '../../_contracts/failover/watch.ts'
import type { NodeFolder, PostgresState } from '../../_domain/failover/guard-step.ts'

/** What a guard can do with the Postgres of its machine. */
export interface GuardedNode {
  readFolder: () => Promise<NodeFolder>
  /** Once it returns, not even a loss of power undoes it. */
  writeFolder: (folder: NodeFolder) => Promise<void>
  /** Starts it so that it only reads; a standby also follows the other node. */
  start: (role: 'primary' | 'standby') => Promise<void>
  promote: () => Promise<void>
  /** Ends every process of it at once, whatever they do. */
  kill: () => Promise<void>
  /** Until when it may write, by the clock of this machine. What watches this process then kills Postgres, even if this one hangs. */
  holdUntil: (time: number) => void
  look: () => Promise<NodeView>
  /** Lets commits wait for the standby; answers the position from which on all of them do. */
  waitForStandby: () => Promise<number>
  goOnAlone: () => Promise<void>
}

export interface NodeView {
  postgres: PostgresState
  position: number | null
  /** Whether commits wait for the standby. */
  waits: boolean
  /** How far the standby of this node has written to its disk; undefined where it does not stream. */
  standbyPosition: number | undefined
  standbys: GuardDetails['standbys']
  slots: GuardDetails['slots']
}

/** What is seen of a node whose Postgres says nothing. */
export const unseen = (postgres: PostgresState): NodeView => ({
  postgres,
  position: null,
  waits: false,
  standbyPosition: undefined,
  standbys: [],
  slots: [],
})
