import { describe, expect, it } from 'vitest'
import { createEventConsumer } from '../../functions/_kafka/consumer.ts'
import { readLag } from '../../functions/_kafka/lag.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { consumeEvents } from '../../functions/_services/gates/consume-events.ts'
import { useEventStream } from '../support/event-stream.ts'
import { hasKafka } from '../support/kafka.ts'
import { until } from '../support/until.ts'

describe.skipIf(!hasKafka())('events through Kafka', () => {
  const stream = useEventStream()
  const lag = async () => (await readLag(stream().config)).total

  it('are counted once each, in the order of each learner', async () => {
    const events = stream().events(300)
    await stream().queue(events)
    stream().relay()
    const consumer = stream().consumer()
    const before = await stream().logged()
    await expect.poll(stream().logged).toBe(before + 300)
    await consumer.stop()
    expect(stream().reported).toEqual([])
    expect(await stream().waiting()).toBe(0)
    expect(await stream().faults(events)).toEqual([])
    expect(await lag()).toBe(0)
  })

  it('are published once by two relays at the same time, and by the other once one stops', async () => {
    const [before, logged] = [await stream().published(), await stream().logged()]
    const first = stream().relay({ pause: 1 })
    stream().relay({ pause: 1 })
    const events = stream().events(1500)
    for (let from = 0; from < events.length; from += 300) await stream().queue(events.slice(from, from + 300))
    await expect.poll(stream().waiting).toBe(0)
    await first.stop()
    const more = stream().events(100)
    await stream().queue(more)
    await expect.poll(stream().waiting).toBe(0)
    expect(await stream().published()).toBe(before + 1600)
    stream().consumer()
    await expect.poll(stream().logged).toBe(logged + 1600)
    expect(await stream().faults([...events, ...more])).toEqual([])
  })

  it('stay in order while consumers join and leave', async () => {
    const before = await stream().logged()
    const events = stream().events(2400)
    const thirds = [events.slice(0, 800), events.slice(800, 1600), events.slice(1600)]
    stream().relay()
    const first = stream().consumer()
    await stream().queue(thirds[0] ?? [])
    await until(async () => (await stream().logged()) > before + 100)
    const second = stream().consumer()
    const third = stream().consumer()
    await stream().queue(thirds[1] ?? [])
    await until(async () => (await stream().logged()) > before + 900)
    await first.stop()
    await stream().queue(thirds[2] ?? [])
    await until(async () => (await stream().logged()) > before + 1700)
    await second.stop()
    await expect.poll(stream().logged).toBe(before + 2400)
    await third.stop()
    expect(await stream().faults(events)).toEqual([])
    expect(await lag()).toBe(0)
    expect(stream().reported).toEqual([])
  })

  it('that were applied by a process that could not say so are applied once', async () => {
    const before = await stream().logged()
    const events = stream().events(50)
    await stream().queue(events)
    const relay = stream().relay()
    await expect.poll(stream().waiting).toBe(0)
    await relay.stop()
    const consumer = createEventConsumer(stream().config)
    const engine = { db: stream().database.db, rulesets: createRulesets(), now: Date.now }
    while ((await stream().logged()) < before + 50) {
      const { messages } = await consumer.take(100)
      expect(await consumeEvents(engine, messages)).toEqual([])
    }
    await consumer.stop()
    expect(await lag()).toBe(50)
    stream().consumer()
    await expect.poll(lag).toBe(0)
    expect(await stream().logged()).toBe(before + 50)
    expect(await stream().faults(events)).toEqual([])
  })
})
