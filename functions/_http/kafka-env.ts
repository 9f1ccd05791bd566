import process from 'node:process'
import { z } from 'zod'
import { LOGIN_MECHANISMS, type KafkaConfig } from '../_kafka/client.ts'
import { readVariables } from './read-variables.ts'

const name = z.string().regex(/^[a-zA-Z0-9._-]{1,200}$/, 'is letters, digits, dots, dashes and underscores')

const broker = /^[^\s:,/]+:\d{1,5}$/

/** The part of the environment that Kafka needs. */
export const kafkaVariables = {
  KAFKA_BROKERS: z
    .string()
    .transform((list) => list.split(',').map((address) => address.trim()))
    .pipe(z.array(z.string().regex(broker, 'is no host:port')).min(1))
    .optional(),
  KAFKA_TLS: z.enum(['on', 'off']).default('off'),
  KAFKA_USERNAME: z.string().optional(),
  KAFKA_PASSWORD: z.string().optional(),
  KAFKA_MECHANISM: z.enum(LOGIN_MECHANISMS).default('PLAIN'),
  KAFKA_TOPIC: name.default('achievement-events'),
  KAFKA_GROUP: name.default('achievement-engine'),
  /** For static membership: a name that this process keeps over a restart, and no other has. */
  KAFKA_INSTANCE: name.optional(),
  /** How many partitions the topic must have at least. */
  KAFKA_PARTITIONS: z.coerce.number().int().min(1).max(10_000).default(50),
  /** Whether the workers create topics that are missing. */
  KAFKA_CREATE_TOPICS: z.enum(['on', 'off']).default('off'),
}

const schema = z.object(kafkaVariables)

/** Where Kafka is; undefined where the environment names none. Half a configuration is refused. */
export function kafkaConfigOf(env: z.infer<typeof schema>, context: z.RefinementCtx): KafkaConfig | undefined {
  const { KAFKA_BROKERS: brokers, KAFKA_USERNAME: username, KAFKA_PASSWORD: password, KAFKA_INSTANCE: instance } = env
  if ((username === undefined) !== (password === undefined))
    context.addIssue({ code: 'custom', message: 'set both or none', path: ['KAFKA_PASSWORD'] })
  if (brokers === undefined) return undefined
  return {
    brokers,
    tls: env.KAFKA_TLS === 'on',
    ...(username !== undefined && password !== undefined
      ? { login: { mechanism: env.KAFKA_MECHANISM, username, password } }
      : {}),
    topic: env.KAFKA_TOPIC,
    group: env.KAFKA_GROUP,
    ...(instance === undefined ? {} : { instance }),
    partitions: env.KAFKA_PARTITIONS,
    createTopics: env.KAFKA_CREATE_TOPICS === 'on',
  }
}

/** Kafka alone, for commands that need nothing else. */
export function readKafkaConfig(source: Record<string, string | undefined> = process.env): KafkaConfig {
  const config = readVariables(schema.transform(kafkaConfigOf), source)
  if (config) return config
  throw new Error('Set KAFKA_BROKERS.')
}
