import { AclOperations, AclPermissionTypes, Admin, ResourcePatternTypes, ResourceTypes } from '@platformatic/kafka'
import { describe, expect, it } from 'vitest'
import { checkTopics } from '../../functions/_kafka/admin.ts'
import { toClientOptions, type KafkaConfig } from '../../functions/_kafka/client.ts'
import { startEventConsumer } from '../../functions/_services/workers/event-consumer.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { useEventStream } from '../support/event-stream.ts'
import { hasKafka, kafkaConfig } from '../support/kafka.ts'

describe.skipIf(!hasKafka())('a Kafka that is not set up', () => {
  const stream = useEventStream()

  const configure = async (name: string, value: string) => {
    const admin = new Admin(toClientOptions(stream().config, 'test'))
    const resourceName = stream().config.topic
    await admin.incrementalAlterConfigs({
      resources: [{ resourceType: 2, resourceName, configs: [{ name, value, configOperation: 0 }] }],
    })
    await admin.close()
  }

  it('without the topic, the worker says once what to run, and works as soon as it is there', async () => {
    const config: KafkaConfig = kafkaConfig({ createTopics: false })
    await expect(checkTopics(config)).rejects.toThrow(`Kafka has no topic ${config.topic}. Create it: npm run events`)
    const reported: string[] = []
    const engine = { db: stream().database.db, rulesets: createRulesets(), now: Date.now }
    const worker = startEventConsumer(engine, config, {
      pause: 5,
      maxPause: 50,
      report: (error) => reported.push(String(error)),
    })
    await expect.poll(() => reported.length).toBe(1)
    await checkTopics({ ...config, createTopics: true })
    await expect.poll(() => reported.at(-1)).toContain('It works again')
    expect(reported).toHaveLength(2)
    await worker.stop()
  })

  it('with too few partitions, the error says how to get more', async () => {
    await expect(checkTopics({ ...stream().config, partitions: 50 })).rejects.toThrow(
      /has 6 partitions and needs 50\..*kafka-topics\.sh --alter/,
    )
  })

  /** Everybody may read the topic, and nobody may write to it. */
  const refuseWrites = async () => {
    const admin = new Admin(toClientOptions(stream().config, 'test'))
    const everybody = {
      resourceType: ResourceTypes.TOPIC,
      resourceName: stream().config.topic,
      resourcePatternType: ResourcePatternTypes.LITERAL,
      principal: 'User:*',
      host: '*',
    }
    const rules = [
      { ...everybody, operation: AclOperations.ALL, permissionType: AclPermissionTypes.ALLOW },
      { ...everybody, operation: AclOperations.WRITE, permissionType: AclPermissionTypes.DENY },
    ]
    await admin.createAcls({ creations: rules })
    return async () => {
      await admin.deleteAcls({ filters: rules })
      await admin.close()
    }
  }

  it('a broker that refuses to write changes nothing: events wait in the outbox', async () => {
    const allowWrites = await refuseWrites()
    const producer = stream().producer()
    const isRefused = () =>
      producer.publish([{ topic: stream().config.topic, key: 'nobody' }]).then(
        () => false,
        () => true,
      )
    await expect.poll(isRefused).toBe(true)
    const events = stream().events(20)
    await stream().queue(events)
    stream().relay({ pause: 5, maxPause: 100 })
    await expect.poll(() => stream().reported.length).toBe(1)
    expect(await stream().waiting()).toBe(20)
    await allowWrites()
    stream().consumer()
    await expect.poll(stream().logged).toBe(20)
    expect(await stream().faults(events)).toEqual([])
  })

  it('an event that is too large for the broker is parked in the outbox, and the others are published', async () => {
    const before = await stream().logged()
    await configure('max.message.bytes', '3000')
    const events = stream().events(30)
    const big = { ...(events[10] ?? stream().events(1)[0]!), dims: { note: 'x'.repeat(4000) } }
    await stream().queue(events.with(10, big))
    stream().relay()
    stream().consumer()
    await expect.poll(stream().logged).toBe(before + 29)
    // It is parked once it was tried alone, which may be after the others have arrived.
    const parked = () =>
      stream().database.sql`select event ->> 'id' as id, error from event_queue where parked_at is not null`
    await expect.poll(parked).toMatchObject([{ id: big.id, error: expect.stringContaining('failed') }])
    expect(await stream().faults(events.filter(({ id }) => id !== big.id))).toEqual([])
  })
})
