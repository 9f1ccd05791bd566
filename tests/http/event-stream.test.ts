import { describe, expect, it, vi } from 'vitest'
import { eventStream, type ServerSent } from '../../functions/_http/event-stream.ts'
import { createHub } from '../../functions/_services/notifications/hub.ts'

/** Events without end, and how many were asked for. */
function endless() {
  let asked = 0
  async function* events(): AsyncGenerator<ServerSent> {
    for (;;) yield { event: 'notification', id: String(++asked), data: {} }
  }
  return { events: events(), asked: () => asked }
}

describe('a reader of server-sent events', () => {
  it('who does not read is asked nothing for, and is left after a while', async () => {
    const { events, asked } = endless()
    let left = 0
    const stream = eventStream(events, { onLeave: () => left++, onEnd: () => {}, patience: 30 })
    await vi.waitUntil(() => left > 0)
    expect([asked(), left]).toEqual([1, 1])
    await expect(stream.getReader().read()).rejects.toThrow('Nobody read')
    expect(await events.next()).toMatchObject({ done: true })
  })

  it('who reads slowly gets all of it, one by one', async () => {
    const { events, asked } = endless()
    const stream = eventStream(events, { onLeave: () => {}, onEnd: () => {}, patience: 200 })
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

describe('the hub', () => {
  it('has room for so many and no more; who leaves makes room', () => {
    const hub = createHub({ perProcess: 3 })
    const seats = ['a', 'b', 'c'].map((learner) => hub.take(learner))
    expect(() => hub.take('d')).toThrow('no room')
    seats[0]?.end('gone')
    expect(hub.take('d').ended).toBeUndefined()
    expect(hub.size()).toBe(3)
  })

  it('wakes those who were called, every stream of theirs, and remembers a call until they wait', async () => {
    const hub = createHub()
    const [one, two, other] = [hub.take('a'), hub.take('a'), hub.take('b')]
    hub.call('x a y')
    expect(await Promise.all([one.wait(5), two.wait(5), other.wait(5)])).toEqual([true, true, false])
    expect(await one.wait(5)).toBe(false)
    setTimeout(() => hub.callAll(), 5)
    expect(await Promise.all([one.wait(500), other.wait(500)])).toEqual([true, true])
  })

  it('takes nobody once it is closed, and ends whoever is there', () => {
    const hub = createHub()
    const seat = hub.take('a')
    hub.close()
    expect([seat.ended, hub.size()]).toEqual(['stopping', 0])
    expect(() => hub.take('a')).toThrow('no room')
  })
})
