import { Consumer, IS_CONTROL, ListOffsetTimestamps } from '@platformatic/kafka'
import { hasCode } from './admin.ts'
import { closeClient } from './close-client.ts'
import { inTime } from './in-time.ts'
import { toClientOptions, type KafkaConfig } from './client.ts'

export interface KafkaMessage {
  partition: number
  offset: bigint
  key: Buffer | null
  value: Buffer | null
  headers: Readonly<Record<string, string>>
}

/** Reads partitions of a topic from given offsets on, each in its order and without a gap. */
export interface PartitionReader {
  /** Reads these from now on, each from this offset, and forgets all others. */
  assign: (offsets: ReadonlyMap<number, bigint>) => void
  /** At most so many messages; none if none comes within half a second. */
  take: (limit: number) => Promise<KafkaMessage[]>
  /** Where the next message of each partition is expected. */
  positions: () => ReadonlyMap<number, bigint>
  /** The first offsets that the topic still has, or those after the last. */
  bounds: (which: 'first' | 'end', partitions?: number[]) => Promise<Map<number, bigint>>
  stop: () => Promise<void>
}

type FetchResponse = Awaited<ReturnType<Consumer['fetch']>>

/** The most bytes of one answer. A single message may be larger: the broker sends it alone. */
const MAX_BYTES = 4 * 2 ** 20

/** How long a broker waits for messages, in milliseconds. */
const MAX_WAIT = 500

/** When a question counts as lost, in milliseconds: later than the library's own limit. */
const LOST = 40_000

/**
 * The library's own stream goes on from where it is when a group is balanced anew, and only then to where the group is; in
 * between it can deliver what comes later first. So this one keeps the offsets itself, with one request at a time to each broker.
 */
export function createPartitionReader(config: KafkaConfig, topic: string): PartitionReader {
  const client = new Consumer({
    ...toClientOptions(config, 'reader'),
    groupId: `${config.group}-reader`,
    minBytes: 1,
    maxBytes: MAX_BYTES,
    maxWaitTime: MAX_WAIT,
  })
  client.topics.track(topic)
  // With every assignment a new one: an answer to a question of an older one is not listened to.
  let next = new Map<number, bigint>()
  let messages: KafkaMessage[] = []
  const asking = new Map<number, Promise<void>>()
  let failure: unknown

  const bounds: PartitionReader['bounds'] = async (which, partitions) => {
    const timestamp = which === 'first' ? ListOffsetTimestamps.EARLIEST : ListOffsetTimestamps.LATEST
    const only = partitions === undefined ? {} : { partitions: { [topic]: partitions } }
    const offsets = (await client.listOffsets({ topics: [topic], timestamp, ...only })).get(topic) ?? []
    return new Map(offsets.flatMap((offset, partition) => (offset === undefined ? [] : [[partition, offset] as const])))
  }

  const accept = (response: FetchResponse, asked: Map<number, bigint>) => {
    if (asked !== next) return
    for (const { partitions } of response.responses)
      for (const { partitionIndex: partition, records } of partitions) {
        for (const batch of records ?? []) {
          const from = next.get(partition)
          if (from === undefined) break
          const after = batch.firstOffset + BigInt(batch.lastOffsetDelta) + 1n
          if (after <= from) continue
          next.set(partition, after)
          if (batch.attributes & IS_CONTROL) continue
          for (const { offsetDelta, key, value, headers } of batch.records) {
            const offset = batch.firstOffset + BigInt(offsetDelta)
            // A broker sends whole batches, with what came before the offset.
            if (offset < from) continue
            const named = headers.map(([name, text]) => [String(name), String(text ?? '')])
            messages.push({ partition, offset, key, value, headers: Object.fromEntries(named) })
          }
        }
      }
  }

  /** What the topic no longer has, since nobody came for it in time, is gone: go on with what it has. */
  const skipForgotten = async (asked: Map<number, bigint>, partitions: number[]) => {
    const [first, end] = [await bounds('first', partitions), await bounds('end', partitions)]
    if (asked !== next) return
    for (const partition of partitions) {
      const [at, from, to] = [next.get(partition) ?? 0n, first.get(partition) ?? 0n, end.get(partition) ?? 0n]
      if (at < from || at > to) next.set(partition, from)
    }
  }

  const ask = async (node: number, topicId: string, partitions: number[]) => {
    const asked = next
    try {
      const response = await inTime(
        LOST,
        client.fetch({
          node,
          topics: partitions.map((partition) => ({
            topicId,
            partitions: [
              {
                partition,
                fetchOffset: asked.get(partition) ?? 0n,
                partitionMaxBytes: MAX_BYTES,
                currentLeaderEpoch: -1,
                lastFetchedEpoch: -1,
              },
            ],
          })),
        }),
      )
      accept(response, asked)
    } catch (error) {
      if (hasCode(error, 'OFFSET_OUT_OF_RANGE')) await skipForgotten(asked, partitions)
      else failure = error
    }
  }

  /** Asks each broker that is not being asked for all partitions that it leads. */
  const askBrokers = async () => {
    const known = (await client.metadata({ topics: [topic] })).topics.get(topic)
    if (!known) throw new Error(`Kafka says nothing of the topic ${topic}.`)
    const byNode = new Map<number, number[]>()
    for (const partition of next.keys()) {
      const leader = known.partitions[partition]?.leader
      if (leader === undefined || leader < 0 || asking.has(leader)) continue
      byNode.set(leader, [...(byNode.get(leader) ?? []), partition])
    }
    for (const [node, partitions] of byNode) {
      const asked = ask(node, known.id, partitions)
        .catch((error: unknown) => void (failure = error))
        .finally(() => asking.delete(node))
      asking.set(node, asked)
    }
  }

  return {
    assign: (offsets) => {
      next = new Map(offsets)
      messages = []
    },
    take: async (limit) => {
      // What comes next is asked for while this is being applied.
      if (messages.length < limit && next.size > 0) await askBrokers()
      if (messages.length === 0 && asking.size > 0) await Promise.race(asking.values())
      if (failure !== undefined) {
        const error = failure
        failure = undefined
        client.clearMetadata()
        throw error
      }
      const taken = messages.slice(0, limit)
      messages = messages.slice(limit)
      return taken
    },
    positions: () => next,
    bounds,
    stop: async () => {
      next = new Map()
      await closeClient(client.close(true))
    },
  }
}
