import { Admin, ListOffsetTimestamps } from '@platformatic/kafka'
import { closeClient } from './close-client.ts'
import { toClientOptions, type KafkaConfig } from './client.ts'

export interface Lag {
  total: number
  /** How many messages of each partition wait to be applied. */
  partitions: number[]
}

/** How far the group is behind the topic. */
export async function readLag(config: KafkaConfig): Promise<Lag> {
  const { topic, group } = config
  const admin = new Admin(toClientOptions(config, 'lag'))
  try {
    const count = (await admin.metadata({ topics: [topic] })).topics.get(topic)?.partitionsCount ?? 0
    const offsetsAt = async (timestamp: bigint) => {
      const partitions = Array.from({ length: count }, (_, partitionIndex) => ({ partitionIndex, timestamp }))
      const [listed] = await admin.listOffsets({ topics: [{ name: topic, partitions }] })
      return new Map((listed?.partitions ?? []).map(({ partitionIndex, offset }) => [partitionIndex, offset]))
    }
    const [first, end, groups] = await Promise.all([
      offsetsAt(ListOffsetTimestamps.EARLIEST),
      offsetsAt(ListOffsetTimestamps.LATEST),
      admin.listConsumerGroupOffsets({ groups: [group] }),
    ])
    const committed = new Map(
      groups
        .flatMap(({ topics }) => topics)
        .filter(({ name }) => name === topic)
        .flatMap(({ partitions }) => partitions)
        .map(({ partitionIndex, committedOffset }) => [partitionIndex, committedOffset]),
    )
    const partitions = Array.from({ length: count }, (_, partition) => {
      const [from, to, at] = [first.get(partition) ?? 0n, end.get(partition) ?? 0n, committed.get(partition) ?? -1n]
      return Number(to - (at > from ? at : from))
    })
    return { total: partitions.reduce((sum, lag) => sum + lag, 0), partitions }
  } finally {
    await closeClient(admin.close())
  }
}
