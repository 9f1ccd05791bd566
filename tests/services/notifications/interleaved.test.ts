import fc from 'fast-check'
import { expect, it } from 'vitest'
import { useApi } from '../../support/api.ts'
import { tell } from '../../support/notices.ts'
import { createPerson } from '../../support/people.ts'
import { isUnread, reading } from '../../support/stream.ts'

const api = useApi()

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('tell' as const), late: fc.nat(9000), times: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('read' as const), events: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('come again' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const) }) },
)

it('each is told once, whatever comes together or late, whenever the reader leaves and whatever line is lost', async () => {
  const { sql } = api().database
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const who = await createPerson(sql, 'Ines')
      const open = async (lastId?: string) =>
        reading(
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
      const told: string[] = []
      const comeAgain = async () => {
        await stream.leave()
        told.push(...stream.told())
        lastId = stream.lastId() ?? lastId
        stream = await open(lastId)
      }
      for (const it of steps) {
        if (it.kind === 'tell')
          ids.push(
            ...(await Promise.all(
              Array.from({ length: it.times }, () => tell(sql, who, { at: Date.now() - it.late })),
            )),
          )
        else if (it.kind === 'cut')
          await sql`
            select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'laude-listen' and datname = current_database()
          `
        else if (it.kind === 'come again') await comeAgain()
        // Only as many as are sure to come.
        else for (let n = 0; n < it.events && told.length + stream.told().length < ids.length; n++) await stream.next()
      }
      await comeAgain()
      await stream.until(isUnread(ids.length))
      expect([...told, ...stream.told()].toSorted()).toEqual(ids.toSorted())
      await stream.leave()
    }),
    { numRuns: 25 },
  )
}, 60_000)
