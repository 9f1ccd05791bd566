import { Admin } from '@platformatic/kafka'
import { closeClient } from './close-client.ts'
import { parkedTopicOf, toClientOptions, type KafkaConfig } from './client.ts'

/** Something that an operator has to change; trying again does not. */
export class KafkaSetupError extends Error {
  override name = 'KafkaSetupError'
}

/**
 * That both topics are there, with enough partitions. Missing ones are created where that is allowed: parked events are kept
 * until somebody deals with them, so their topic is compacted.
 */
export async function checkTopics(config: KafkaConfig): Promise<void> {
  const admin = new Admin(toClientOptions(config, 'admin'))
  try {
    const existing = new Set(await admin.listTopics({ includeInternals: false }))
    const wanted = [
      { topic: config.topic, partitions: config.partitions, configs: [] },
      { topic: parkedTopicOf(config), partitions: 1, configs: [{ name: 'cleanup.policy', value: 'compact' }] },
    ]
    for (const { topic, partitions, configs } of wanted) {
      if (existing.has(topic)) continue
      if (!config.createTopics)
        throw new KafkaSetupError(
          `Kafka has no topic ${topic}. Create it: npm run events -- setup, or KAFKA_CREATE_TOPICS=on for the workers.`,
        )
      await admin.createTopics({ topics: [topic], partitions, configs }).catch(ignoreExisting)
    }
    // A topic that was created just now is known to the brokers a moment later.
    if (!existing.has(config.topic)) return
    const metadata = await admin.metadata({ topics: [config.topic], forceUpdate: true })
    const partitions = metadata.topics.get(config.topic)?.partitionsCount ?? 0
    if (partitions < config.partitions)
      throw new KafkaSetupError(
        `The topic ${config.topic} has ${partitions} partitions and needs ${config.partitions}. ` +
          'Once its lag is 0 and no relay runs: ' +
          `kafka-topics.sh --alter --topic ${config.topic} --partitions ${config.partitions}; or set KAFKA_PARTITIONS=${partitions}.`,
      )
  } finally {
    await closeClient(admin.close())
  }
}

/** Another process was faster. */
function ignoreExisting(error: unknown): void {
  if (!hasCode(error, 'TOPIC_ALREADY_EXISTS')) throw error
}

/** Whether the broker gave this reason, however deep the client wrapped it. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  if (!(error instanceof Error)) return false
  if ('apiId' in error && typeof error.apiId === 'string' && codes.includes(error.apiId)) return true
  const inner = [error.cause, ...('errors' in error && Array.isArray(error.errors) ? error.errors : [])]
  return inner.some((cause: unknown) => cause !== error && hasCode(cause, ...codes))
}
