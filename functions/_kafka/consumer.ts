import { checkTopics } from './admin.ts'
import type { KafkaConfig } from './client.ts'
import { joinGroup, type GroupMembership } from './membership.ts'
import { createPartitionReader, type KafkaMessage, type PartitionReader } from './partition-reader.ts'

export interface TakenMessages {
  /** Of each partition the next ones, in their order. */
  messages: KafkaMessage[]
  /** The distribution of partitions under which they were taken. */
  round: number
}

/**
 * A member of the group. It takes messages only after it committed those before them, from the committed offset on. So whoever
 * applies a message has applied all before it in its partition or knows them applied: also a process that lost the partition
 * while it was busy applies nothing out of order, only once more.
 */
export interface EventConsumer {
  take: (limit: number) => Promise<TakenMessages>
  /** Says that these are done. Nothing is said of partitions that have been distributed anew: others read them again. */
  commit: (taken: TakenMessages) => Promise<void>
  stop: () => Promise<void>
}

export function createEventConsumer(config: KafkaConfig): EventConsumer {
  let membership: GroupMembership | undefined
  let reader: PartitionReader | undefined
  /** The distribution that the reader follows. */
  let round = 0

  const leave = async () => {
    const [left, stopped] = [membership, reader]
    membership = undefined
    reader = undefined
    await Promise.all([left?.leave(), stopped?.stop()])
  }

  const enter = async () => {
    if (membership) return membership
    await checkTopics(config)
    membership = await joinGroup(config)
    reader = createPartitionReader(config, config.topic)
    round = 0
    return membership
  }

  /** From the committed offsets on; from the first where nothing is committed. */
  const follow = async (member: GroupMembership, source: PartitionReader) => {
    const now = member.round()
    const [mine, committed] = [member.partitions(), await member.committed()]
    const missing = mine.filter((partition) => !committed.has(partition))
    const first = missing.length > 0 ? await source.bounds('first', missing) : committed
    source.assign(new Map(mine.map((partition) => [partition, committed.get(partition) ?? first.get(partition) ?? 0n])))
    round = now
  }

  /** Whatever failed, the next turn begins from what is committed; a membership that is lost begins anew. */
  const orForget = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      round = 0
      const isLost = await membership?.settled().then(
        () => false,
        () => true,
      )
      if (isLost) await leave()
      throw error
    }
  }

  return {
    take: (limit) =>
      orForget(async () => {
        const member = await enter()
        await member.settled()
        if (!reader) return { messages: [], round }
        if (round !== member.round()) await follow(member, reader)
        return { messages: await reader.take(limit), round }
      }),
    commit: (taken) =>
      orForget(async () => {
        if (!membership || taken.messages.length === 0) return
        await membership.settled()
        if (taken.round !== membership.round()) return
        await membership.commit(new Map(taken.messages.map(({ partition, offset }) => [partition, offset + 1n])))
      }),
    stop: leave,
  }
}
