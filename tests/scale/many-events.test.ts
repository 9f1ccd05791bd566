import { once } from 'node:events'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { readLag } from '../../functions/_kafka/lag.ts'
import { useEventStream } from '../support/event-stream.ts'
import { hasKafka } from '../support/kafka.ts'
import { until } from '../support/until.ts'

/** SCALE_EVENTS=100000 npx vitest run --project scale tests/scale/many-events.test.ts takes minutes. */
const EVENTS = Number(process.env.SCALE_EVENTS ?? 5000)

describe.skipIf(!hasKafka())('two workers', () => {
  const stream = useEventStream({ learners: 500, config: () => Promise.resolve({ partitions: 50 }) })

  it(`apply ${EVENTS} events exactly once and in order, though one is killed half-way`, async () => {
    const events = stream().events(EVENTS)
    await stream().queue(events)
    const began = Date.now()
    stream().process('relay')
    const [first, second] = [stream().process('consumer'), stream().process('consumer')]
    await until(async () => (await stream().logged()) >= EVENTS / 2)
    first.kill('SIGKILL')
    await until(async () => (await stream().logged()) >= EVENTS)
    const seconds = (Date.now() - began) / 1000
    console.log(`${EVENTS} events in ${seconds.toFixed(1)} s, ${Math.round(EVENTS / seconds)}/s`)
    await expect.poll(async () => (await readLag(stream().config)).total).toBe(0)
    const gone = once(second, 'exit')
    second.kill('SIGTERM')
    expect(await gone).toEqual([0, null])
    expect(await stream().logged()).toBe(EVENTS)
    expect(await stream().waiting()).toBe(0)
    expect(await stream().faults(events)).toEqual([])
  })
})
