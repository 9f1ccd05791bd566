import { Consumer } from '@platformatic/kafka'
import { hasCode } from './admin.ts'
import { closeClient } from './close-client.ts'
import { toClientOptions, type KafkaConfig } from './client.ts'

/** One process in the group that shares the partitions. The library's heartbeats run by themselves, and join again when the group changes. */
export interface GroupMembership {
  /** Grows whenever the partitions were distributed anew. */
  round: () => number
  partitions: () => number[]
  /** Waits while the group is being balanced. Fails once this membership is lost for good: join again. */
  settled: () => Promise<void>
  /** The committed offset of each of its partitions; none where nothing was committed yet. */
  committed: () => Promise<ReadonlyMap<number, bigint>>
  commit: (offsets: ReadonlyMap<number, bigint>) => Promise<void>
  leave: () => Promise<void>
}

/** In milliseconds. A process that is gone is missed after the first; a process that is busy joins again within the last. */
const TIMES = {
  sessionTimeout: 10_000,
  heartbeatInterval: 3000,
  rebalanceTimeout: 20_000,
  heartbeatStallTimeout: 20_000,
}

export async function joinGroup(config: KafkaConfig): Promise<GroupMembership> {
  const { topic, group, instance } = config
  const client = new Consumer({
    ...toClientOptions(config, 'consumer'),
    ...TIMES,
    groupId: group,
    ...(instance === undefined ? {} : { groupInstanceId: instance }),
    autocommit: false,
  })
  client.topics.track(topic)
  let round = 0
  let balancing = false
  let lost: unknown
  let wake = () => {}
  const change = (apply: () => void) => () => {
    apply()
    wake()
  }
  const lose = (error: unknown) => change(() => (lost ??= error))()
  client.on('consumer:group:rebalance', () => void (balancing = true))
  client.on(
    'consumer:group:join',
    change(() => void ([round, balancing] = [round + 1, false])),
  )
  client.on('error', lose)
  client.on('consumer:heartbeat:stalled', () => lose(new Error('Kafka did not answer the heartbeats.')))
  client.on('consumer:heartbeat:error', ({ error }: { error: unknown }) => {
    if (hasCode(error, 'FENCED_INSTANCE_ID'))
      lose(new Error(`Another process has the name ${instance} (KAFKA_INSTANCE), which must be of one alone.`))
  })
  const leave = async () => {
    // A static member does not say that it leaves: its partitions wait for its next start until the session ends.
    if (instance !== undefined) client.memberId = null
    await closeClient(new Promise<void>((resolve) => client.leaveGroup(true, () => resolve())))
    await closeClient(client.close(true))
  }
  try {
    await client.joinGroup({})
  } catch (error) {
    await leave()
    throw error
  }
  const isWaiting = () => balancing && lost === undefined
  const partitions = () => client.assignments?.find((it) => it.topic === topic)?.partitions ?? []
  return {
    round: () => round,
    partitions,
    settled: async () => {
      while (isWaiting()) await new Promise<void>((resolve) => (wake = resolve))
      if (lost !== undefined) throw lost
    },
    committed: async () => {
      const mine = partitions()
      if (mine.length === 0) return new Map()
      const offsets = (await client.listCommittedOffsets({ topics: [{ topic, partitions: mine }] })).get(topic) ?? []
      return new Map(mine.flatMap((partition) => toEntry(partition, offsets[partition])))
    },
    commit: (offsets) =>
      client.commit({
        offsets: [...offsets].map(([partition, offset]) => ({ topic, partition, offset, leaderEpoch: -1 })),
      }),
    leave,
  }
}

const toEntry = (partition: number, offset: bigint | undefined): [number, bigint][] =>
  offset === undefined || offset < 0n ? [] : [[partition, offset]]
