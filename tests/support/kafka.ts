import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import type { KafkaConfig } from '../../functions/_kafka/client.ts'

/** Whether this machine has a Kafka. */
export const hasKafka = (): boolean => 'address' in inject('kafka')

/** Topics and a group of their own, on the run's Kafka or another. */
export function kafkaConfig(changed: Partial<KafkaConfig> = {}): KafkaConfig {
  const kafka = inject('kafka')
  const id = randomUUID().slice(0, 8)
  return {
    brokers: ['address' in kafka ? kafka.address : 'none:0'],
    tls: false,
    topic: `events-${id}`,
    group: `engine-${id}`,
    partitions: 6,
    createTopics: true,
    ...changed,
  }
}

/** The same for a process. */
export const kafkaEnv = (config: KafkaConfig): Record<string, string> => ({
  KAFKA_BROKERS: config.brokers.join(','),
  KAFKA_TOPIC: config.topic,
  KAFKA_GROUP: config.group,
  KAFKA_PARTITIONS: String(config.partitions),
  KAFKA_CREATE_TOPICS: config.createTopics ? 'on' : 'off',
})
