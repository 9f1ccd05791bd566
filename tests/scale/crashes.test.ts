import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { readLag } from '../../functions/_kafka/lag.ts'
import { useEventStream } from '../support/event-stream.ts'
import { hasKafka } from '../support/kafka.ts'
import { until } from '../support/until.ts'

describe.skipIf(!hasKafka())('processes that are killed', () => {
  const stream = useEventStream()
  const sql = () => stream().database.sql

  /** Slows a statement of a table down, so that a process can be killed in the middle of it. */
  const slowDown = async (table: string, verb: string, seconds: number) => {
    await sql().unsafe(`
      create function public.slow_down() returns trigger language plpgsql as $$
      begin perform pg_sleep(${seconds}); return null; end $$;
      create trigger slow_down before ${verb} on ${table} for each statement execute function public.slow_down()
    `)
    return () => sql().unsafe('drop function public.slow_down cascade')
  }
  const endSessions = (name: string) => sql()`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = ${name} and datname = current_database()
  `

  it('a relay that dies between the acknowledgment and the deletion publishes twice, and nothing counts twice', async () => {
    const events = stream().events(100)
    await stream().queue(events)
    const restore = await slowDown('event_queue', 'delete', 14)
    const relay = stream().process('relay')
    await until(async () => (await stream().published()) === 100)
    relay.kill('SIGKILL')
    await once(relay, 'exit')
    await endSessions('laude-relay')
    expect(await stream().waiting()).toBe(100)
    await restore()
    stream().relay()
    await expect.poll(stream().waiting).toBe(0)
    expect(await stream().published()).toBe(200)
    stream().consumer()
    await expect.poll(async () => (await readLag(stream().config)).total).toBe(0)
    expect(await stream().logged()).toBe(100)
    expect(await stream().faults(events)).toEqual([])
  })

  it('a consumer that dies in the middle of a batch leaves it to the other', async () => {
    const before = await stream().logged()
    const events = stream().events(600)
    const relay = stream().relay()
    const [first] = [stream().process('consumer'), stream().consumer()]
    await expect.poll(stream().members).toBe(2)
    const restore = await slowDown('activity_events', 'insert', 0.5)
    await stream().queue(events)
    const isApplying = async () =>
      (
        await sql()`
          select from pg_stat_activity
          where application_name = 'laude-consumer' and wait_event = 'PgSleep' and datname = current_database()
        `
      ).length > 0
    await until(isApplying)
    first.kill('SIGKILL')
    await restore()
    await expect.poll(stream().logged).toBe(before + 600)
    await relay.stop()
    expect(await stream().faults(events)).toEqual([])
  })

  it('a consumer that is told to stop finishes its batch and says so: nothing is applied again', async () => {
    const before = await stream().logged()
    const events = stream().events(1000)
    await stream().queue(events)
    stream().relay()
    await expect.poll(stream().waiting).toBe(0)
    const consumer = stream().process('consumer')
    await until(async () => (await stream().logged()) > before)
    consumer.kill('SIGTERM')
    expect(await once(consumer, 'exit')).toEqual([0, null])
    const [applied, { total }] = [(await stream().logged()) - before, await readLag(stream().config)]
    expect(applied + total).toBe(1000)
    stream().process('consumer', 'deno')
    await expect.poll(stream().logged).toBe(before + 1000)
    await expect.poll(async () => (await readLag(stream().config)).total).toBe(0)
    expect(await stream().faults(events)).toEqual([])
  })
})
