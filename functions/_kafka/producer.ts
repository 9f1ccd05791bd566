import { compatibilityPartitioner, ProduceAcks, Producer } from '@platformatic/kafka'
import { checkTopics, hasCode } from './admin.ts'
import { closeClient } from './close-client.ts'
import { toClientOptions, type KafkaConfig } from './client.ts'
import { inTime } from './in-time.ts'

export interface OutgoingMessage {
  topic: string
  key: string
  /** Without one it is a tombstone: a compacted topic forgets the key. */
  value?: string | Buffer
  headers?: Record<string, string>
}

export interface EventProducer {
  /** Resolves once all brokers that must have the messages have them. The order of one key is that of the list. */
  publish: (messages: OutgoingMessage[]) => Promise<void>
  stop: () => Promise<void>
}

/** When messages count as lost, in milliseconds. The transaction of the relay ends after 30 s without a statement. */
const LOST = 12_000

/** An idempotent producer: of what is sent again after a lost answer, the broker keeps one. It connects with its first message. */
export function createEventProducer(config: KafkaConfig): EventProducer {
  let producer: Producer | undefined
  const open = async () => {
    await checkTopics(config)
    return new Producer({
      ...toClientOptions(config, 'producer'),
      // An answer that is later than this ends the transaction of the relay, and the messages are sent again.
      timeout: 8000,
      requestTimeout: 10_000,
      retries: 1,
      idempotent: true,
      acks: ProduceAcks.ALL,
      // The partition that Java's clients choose for the same key. The client's own choice differs for half of the keys.
      partitioner: compatibilityPartitioner,
    })
  }
  const close = async () => {
    const closing = producer
    producer = undefined
    if (closing) await closeClient(closing.close())
  }
  return {
    publish: async (messages) => {
      producer ??= await open()
      try {
        const sending = producer.send({
          messages: messages.map(({ topic, key, value, headers = {} }) => ({
            topic,
            key: Buffer.from(key),
            ...(value === undefined ? {} : { value: Buffer.from(value) }),
            headers: new Map(Object.entries(headers).map(([name, text]) => [Buffer.from(name), Buffer.from(text)])),
          })),
        })
        await inTime(LOST, sending)
      } catch (error) {
        // What of it arrived is unknown, so the numbers that its messages carry are, too: the next begins anew.
        void close()
        throw error
      }
    },
    stop: close,
  }
}

/** Whether the broker refuses a message, or one of a batch, for itself: sending the same again is no use. */
export const isRefusedForItself = (error: unknown): boolean =>
  hasCode(error, 'MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD', 'INVALID_TIMESTAMP')
