import { afterAll, describe, expect, it } from 'vitest'
import { readLag } from '../../functions/_kafka/lag.ts'
import { useEventStream } from '../support/event-stream.ts'
import { hasKafka } from '../support/kafka.ts'
import { startTestBroker, type TestBroker } from '../support/kafka-broker.ts'
import { until } from '../support/until.ts'

describe.skipIf(!hasKafka())('a broker that is killed under load', () => {
  let broker: TestBroker | undefined
  const stream = useEventStream({
    config: async () => {
      broker = await startTestBroker()
      return { brokers: [broker.address] }
    },
  })
  afterAll(() => broker?.remove())

  it('loses nothing: the outbox grows until it is back, and each side says once that it is gone', async () => {
    const events = stream().events(1500)
    stream().relay({ maxPause: 500 })
    stream().consumer({ maxPause: 500 })
    await stream().queue(events.slice(0, 500))
    await until(async () => (await stream().logged()) > 100)
    await broker?.kill()
    await stream().queue(events.slice(500, 1000))
    await until(() => stream().reported.length >= 2)
    expect(await stream().waiting()).toBeGreaterThanOrEqual(500)
    await broker?.restart()
    await stream().queue(events.slice(1000))
    await expect.poll(stream().logged).toBe(1500)
    expect(await stream().waiting()).toBe(0)
    expect(await stream().faults(events)).toEqual([])
    await expect.poll(async () => (await readLag(stream().config)).total).toBe(0)
    expect(stream().reported.filter((text) => !text.includes('works again')).length).toBeLessThan(8)
  })
})
