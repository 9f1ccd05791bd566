import type { BaseOptions } from '@platformatic/kafka'

export const LOGIN_MECHANISMS = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const

export interface KafkaConfig {
  /** Each as host:port. */
  brokers: string[]
  tls: boolean
  login?: { mechanism: (typeof LOGIN_MECHANISMS)[number]; username: string; password: string }
  topic: string
  group: string
  /** The name of this process for static membership: the same after a restart, and of no other process. */
  instance?: string
  /** How many partitions the topic must have at least. */
  partitions: number
  /** Whether missing topics are created. */
  createTopics: boolean
}

/** Where events go that could not be applied. */
export const parkedTopicOf = ({ topic }: Pick<KafkaConfig, 'topic'>): string => `${topic}-parked`

/** What every client of ours asks with. `name` is what the broker's logs and quotas show. */
export const toClientOptions = ({ brokers, tls, login }: KafkaConfig, name: string): BaseOptions => ({
  clientId: `laude-${name}`,
  bootstrapBrokers: brokers,
  ...(tls ? { tls: {} } : {}),
  ...(login ? { sasl: login } : {}),
  connectTimeout: 5000,
  requestTimeout: 30_000,
  // Whoever asks tries again, too: the next turn of a worker, with a pause that grows.
  retries: 2,
  retryDelay: 250,
  autocreateTopics: false,
})
