import { describe, expect, it } from 'vitest'
import { eventStream, type ServerSent } from '../../functions/_http/event-stream.ts'
import { createStreamHub } from '../../functions/_services/notifications/stream-hub.ts'

/** Events without end, and how many were asked for. */
function endless() {
  let asked = 0
  async function* events(): AsyncGenerator<ServerSent> {
    for (;;) yield { event: 'notification', id: String(++asked), data: {} }
  }
  return { events: events(), asked: () => asked }
}

describe('a reader of server-sent events', () => {
  it('a reader that does not read causes no further events to be pulled, and is disconnected after a while', async () => {
    const { events, asked } = endless()
    let left = 0
    const stream = eventStream(events, { onLeave: () => left++, onEnd: () => {}, patience: 30 })
    await expect.poll(() => left).toBeGreaterThan(0)
    expect([asked(), left]).toEqual([1, 1])
    await expect(stream.getReader().read()).rejects.toThrow('did not read')
    expect(await events.next()).toMatchObject({ done: true })
  })

  it('a slow reader gets all events, one by one', async () => {
    const { events, asked } = endless()
    const stream = eventStream(events, { onLeave: () => {}, onEnd: () => {}, patience: 600_000 })
    const reader = stream.getReader()
    for (let n = 1; n <= 5; n++) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      expect(new TextDecoder().decode((await reader.read()).value)).toBe(`id: ${n}\nevent: notification\ndata: {}\n\n`)
      expect(asked()).toBeLessThanOrEqual(n + 1)
    }
    await reader.cancel()
    expect(await events.next()).toMatchObject({ done: true })
  })
})

describe('the stream hub', () => {
  it('refuses a stream above its limit, and takes one again after another has ended', () => {
    const hub = createStreamHub({ perProcess: 3 })
    const subscribers = ['a', 'b', 'c'].map((learner) => hub.subscribe(learner))
    expect(() => hub.subscribe('d')).toThrow('Too many streams')
    subscribers[0]?.end('gone')
    expect(hub.subscribe('d').ended).toBeUndefined()
    expect(hub.size()).toBe(3)
  })

  it('wakes every stream of the given users, and keeps a wake-up for a stream that is not waiting', async () => {
    const hub = createStreamHub()
    const [one, two, other] = [hub.subscribe('a'), hub.subscribe('a'), hub.subscribe('b')]
    hub.wake('x a y')
    expect(await Promise.all([one.wait(5), two.wait(5), other.wait(5)])).toEqual([true, true, false])
    expect(await one.wait(5)).toBe(false)
    setTimeout(() => hub.wakeAll(), 5)
    expect(await Promise.all([one.wait(500), other.wait(500)])).toEqual([true, true])
  })

  it('ends its streams when it is closed, and refuses new ones', () => {
    const hub = createStreamHub()
    const subscriber = hub.subscribe('a')
    hub.close()
    expect([subscriber.ended, hub.size()]).toEqual(['stopping', 0])
    expect(() => hub.subscribe('a')).toThrow('Too many streams')
  })
})
