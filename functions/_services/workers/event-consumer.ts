import { unmeasured } from '../../_domain/ops/metrics.ts'
import type { KafkaConfig } from '../../_kafka/client.ts'
import { createEventConsumer, type TakenMessages } from '../../_kafka/consumer.ts'
import { toParked } from '../../_kafka/parked.ts'
import { createEventProducer } from '../../_kafka/producer.ts'
import { MAX_BATCH, type Engine } from '../engine/apply.ts'
import { consumeEvents } from '../gates/consume-events.ts'
import type { EventWorkerOptions } from './event-relay.ts'
import { repeat, reportAs, type Worker } from './repeat.ts'

export interface EventConsumerOptions extends EventWorkerOptions {
  /** The most events that it has in hand. */
  batch?: number
}

/**
 * Applies what Kafka holds until it is stopped; then it finishes the batch in hand, commits and leaves. Any number of these may
 * run: the group gives each its partitions. An offset is committed only after the database committed what comes before it, and
 * after Kafka has what could not be applied.
 */
export function startEventConsumer(
  engine: Engine,
  kafka: KafkaConfig,
  { pause = 50, maxPause = 10_000, batch = MAX_BATCH, report, metrics = unmeasured }: EventConsumerOptions = {},
): Worker {
  const consumer = createEventConsumer(kafka)
  const producer = createEventProducer(kafka)
  const count = metrics.counter('laude_events_consumed_total')
  const measureBatch = metrics.histogram('laude_event_batch_events', { step: 'consumer' })
  // A batch whose turn failed: the next turn begins with it.
  let held: TakenMessages | undefined
  const worker = repeat(
    async () => {
      const taken = held ?? (await consumer.take(batch))
      if (taken.messages.length === 0) return false
      held = taken
      const refused = await consumeEvents(engine, taken.messages)
      if (refused.length > 0) {
        const parked_at = new Date(engine.now())
        await producer.publish(refused.map((it) => toParked(kafka, { ...it, parked_at })))
        for (const { reason } of refused) metrics.counter('laude_events_parked_total', { reason })()
      }
      // From here on nothing is left to do for them: without the commit they come again, and change nothing.
      held = undefined
      await consumer.commit(taken)
      count(taken.messages.length)
      measureBatch(taken.messages.length)
      return true
    },
    { pause, maxPause, metrics, name: 'events', report: reportAs('The consumer of Kafka', report) },
  )
  return {
    turnAge: worker.turnAge,
    stop: async () => {
      await worker.stop()
      await Promise.all([consumer.stop(), producer.stop()])
    },
  }
}
