import { parkedTopicOf, type KafkaConfig } from './client.ts'
import { createPartitionReader, type KafkaMessage } from './partition-reader.ts'
import { createEventProducer, type OutgoingMessage } from './producer.ts'

/** An event that could not be applied, as the topic of parked events has it. */
export interface ParkedMessage {
  /** Where it was: topic/partition/offset. It is its key, so parking it twice leaves it there once. */
  place: string
  reason: string
  error: string
  parked_at: string
  /** The key with which it was published, if any. */
  key: string | undefined
  value: string
  /** Whether its value was too large to keep: only its beginning is here. */
  cut: boolean
}

export interface Parking {
  message: KafkaMessage
  reason: string
  error: string
  parked_at: Date
}

/** What is kept of a value; valid events are far smaller. */
const MAX_VALUE = 64 * 1024
const MAX_ERROR = 500

export function toParked({ topic }: KafkaConfig, parking: Parking): OutgoingMessage {
  const { message, reason, error, parked_at } = parking
  const value = message.value ?? Buffer.alloc(0)
  const cut = value.length > MAX_VALUE
  return {
    topic: parkedTopicOf({ topic }),
    key: `${topic}/${message.partition}/${message.offset}`,
    value: cut ? value.subarray(0, 1000) : value,
    headers: {
      reason,
      error: error.slice(0, MAX_ERROR),
      parked_at: parked_at.toISOString(),
      topic,
      partition: String(message.partition),
      offset: String(message.offset),
      ...(message.key === null ? {} : { key: message.key.toString().slice(0, MAX_ERROR) }),
      ...(cut ? { cut: String(value.length) } : {}),
    },
  }
}

/** All that are parked and not dealt with, oldest first. */
export async function readParked(config: KafkaConfig): Promise<ParkedMessage[]> {
  const reader = createPartitionReader(config, parkedTopicOf(config))
  try {
    const [first, end] = [await reader.bounds('first'), await reader.bounds('end')]
    reader.assign(first)
    const parked = new Map<string, ParkedMessage>()
    const isAtEnd = () => [...end].every(([partition, offset]) => (reader.positions().get(partition) ?? 0n) >= offset)
    for (;;) {
      // What was read may still wait to be taken.
      const atEnd = isAtEnd()
      const messages = await reader.take(1000)
      for (const message of messages) {
        const place = String(message.key ?? '')
        if (message.value === null) parked.delete(place)
        else parked.set(place, toParkedMessage(place, message))
      }
      if (atEnd && messages.length === 0) return [...parked.values()]
    }
  } finally {
    await reader.stop()
  }
}

const toParkedMessage = (place: string, { value, headers }: KafkaMessage): ParkedMessage => ({
  place,
  reason: headers.reason ?? '',
  error: headers.error ?? '',
  parked_at: headers.parked_at ?? '',
  key: headers.key,
  value: String(value ?? ''),
  cut: headers.cut !== undefined,
})

/** Publishes parked events once more, at the end of the topic. Those that were cut cannot be. Returns how many there were. */
export async function requeueMessages(config: KafkaConfig, parked: ParkedMessage[]): Promise<number> {
  const whole = parked.filter(({ cut }) => !cut)
  await publishAll(
    config,
    whole.map(({ key = '', value }) => ({ topic: config.topic, key, value })),
  )
  // A crash in between leaves them parked: requeued twice they count once.
  await discardMessages(config, whole)
  return whole.length
}

/** Forgets parked events. */
export const discardMessages = (config: KafkaConfig, parked: ParkedMessage[]): Promise<void> =>
  publishAll(
    config,
    parked.map(({ place }) => ({ topic: parkedTopicOf(config), key: place })),
  )

async function publishAll(config: KafkaConfig, messages: OutgoingMessage[]): Promise<void> {
  const producer = createEventProducer(config)
  try {
    for (let at = 0; at < messages.length; at += 100) await producer.publish(messages.slice(at, at + 100))
  } finally {
    await producer.stop()
  }
}
