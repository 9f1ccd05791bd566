import fc from 'fast-check'
import { expect, it } from 'vitest'
import { useApi } from '../../support/api.ts'
import { notify } from '../../support/notifications.ts'
import { createPerson } from '../../support/people.ts'
import { isUnread, readStream } from '../../support/stream.ts'

const api = useApi()

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('notify' as const), late: fc.nat(9000), times: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('read' as const), events: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reconnect' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('terminate' as const) }) },
)

it('a stream delivers each notification once, in any order of commits, across reconnects and lost listening connections', async () => {
  const { sql } = api().database
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const who = await createPerson(sql, 'Ines')
      const open = async (lastId?: string) =>
        readStream(
          await api().ask(
            '/gamification-api/notifications/stream',
            who,
            lastId ? { headers: { 'Last-Event-ID': lastId } } : {},
          ),
        )
      let stream = await open()
      await stream.until(isUnread(0))
      let lastId = stream.lastId()
      const ids: string[] = []
      const delivered: string[] = []
      const reconnect = async () => {
        await stream.close()
        delivered.push(...stream.notificationIds())
        lastId = stream.lastId() ?? lastId
        stream = await open(lastId)
      }
      for (const it of steps) {
        if (it.kind === 'notify')
          ids.push(
            ...(await Promise.all(
              Array.from({ length: it.times }, () => notify(sql, who, { at: Date.now() - it.late })),
            )),
          )
        else if (it.kind === 'terminate')
          await sql`
            select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'laude-listen' and datname = current_database()
          `
        else if (it.kind === 'reconnect') await reconnect()
        // Reads only as many events as are certain to arrive.
        else
          for (let n = 0; n < it.events && delivered.length + stream.notificationIds().length < ids.length; n++)
            await stream.next()
      }
      await reconnect()
      await stream.until(isUnread(ids.length))
      expect([...delivered, ...stream.notificationIds()].toSorted()).toEqual(ids.toSorted())
      await stream.close()
    }),
    { numRuns: 25 },
  )
})
