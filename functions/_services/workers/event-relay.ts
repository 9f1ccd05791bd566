import { unmeasured, type Metrics } from '../../_domain/ops/metrics.ts'
import type { KafkaConfig } from '../../_kafka/client.ts'
import { createEventProducer } from '../../_kafka/producer.ts'
import type { Engine } from '../engine/apply.ts'
import { publishOutbox } from '../engine/publish-outbox.ts'
import { repeat, reportAs, type RepeatOptions, type Worker } from './repeat.ts'

export interface EventWorkerOptions extends Partial<RepeatOptions> {
  metrics?: Metrics
}

/** Publishes what the outbox holds until it is stopped. Any number of these may run: one publishes, the others stand by. */
export function startEventRelay(
  engine: Pick<Engine, 'db'>,
  kafka: KafkaConfig,
  { pause = 100, maxPause = 10_000, report, metrics = unmeasured }: EventWorkerOptions = {},
): Worker {
  const producer = createEventProducer(kafka)
  const count = metrics.counter('laude_events_published_total')
  const measureBatch = metrics.histogram('laude_event_batch_events', { step: 'relay' })
  const worker = repeat(
    async () => {
      const { taken, published } = await publishOutbox(engine, { producer, topic: kafka.topic })
      if (taken > 0) {
        count(published)
        measureBatch(taken)
      }
      return taken > 0
    },
    { pause, maxPause, metrics, name: 'relay', report: reportAs('The relay to Kafka', report) },
  )
  return {
    turnAge: worker.turnAge,
    stop: async () => {
      await worker.stop()
      await producer.stop()
    },
  }
}
