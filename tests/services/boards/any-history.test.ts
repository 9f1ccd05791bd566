import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { METRICS } from '../../../functions/_domain/boards/board.ts'
import { changeTimeZone } from '../../../functions/_services/profiles/change-time-zone.ts'
import { claimsOf } from '../../support/people.ts'
import { plainBoard } from '../../support/plain-board.ts'
import { useBoards, type BoardShown } from '../../support/boards.ts'
import { createCommunity } from '../../support/people.ts'

const PEOPLE = 6
const ZONES = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles']

const who = fc.nat(PEOPLE - 1)
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('complete' as const), who, place: fc.nat(1), count: fc.nat(2) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(5, 24, 30, 24 * 8) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('refresh' as const) }) },
  fc.record({
    do: fc.constant('show' as const),
    who,
    shown: fc.constantFrom<BoardShown>('hidden', 'community', 'global'),
  }),
  fc.record({ do: fc.constant('move' as const), who, zone: fc.constantFrom(...ZONES) }),
  fc.record({ do: fc.constant('leave' as const), who }),
  fc.record({ do: fc.constant('join' as const), who }),
)

describe('boards after any history', () => {
  const { api, sql, clock, person, complete, refresh, see } = useBoards()
  const move = (id: string, zone: string) => changeTimeZone({ ...api().deps, claims: claimsOf(id) }, zone)

  it('ranks follow from the states of all learners, hidden learners are shown to no other, and the reader’s own row is live', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
        const places = [await createCommunity(sql()), await createCommunity(sql())]
        const [here = '', there = ''] = places
        const people: string[] = []
        try {
          for (let n = 0; n < PEOPLE; n++) people.push(await person(n % 2 ? here : there, `P${n}`, 'community'))
          const join = (id: string) => sql()`
            insert into memberships (user_id, community_id) select ${id}, id from communities where id = any(${places})
            on conflict do nothing
          `
          for (const id of people) await join(id)
          const at = (index: number) => people[index] ?? ''
          for (const it of steps) {
            if (it.do === 'complete') await complete(at(it.who), it.place ? here : there, it.count)
            if (it.do === 'wait') clock.pass({ minutes: it.hours * 60 })
            if (it.do === 'refresh') await refresh()
            if (it.do === 'show') await sql()`update profiles set leaderboard = ${it.shown} where id = ${at(it.who)}`
            if (it.do === 'move') await move(at(it.who), it.zone)
            if (it.do === 'leave')
              await sql()`delete from memberships where user_id = ${at(it.who)} and community_id = ${here}`
            if (it.do === 'join') await join(at(it.who))
          }
          const reader = at(0)
          // What is the reader's own is live already; all else is so after a refresh.
          const live = await Promise.all(
            METRICS.map(async (metric) => (await see(reader, metric, there)).me?.score ?? 0),
          )
          await refresh()
          for (const [index, metric] of METRICS.entries())
            for (const community of [there, null]) {
              const seen = await see(reader, metric, community)
              const plain = await plainBoard(sql(), { reader, metric, community, now: clock.now() })
              expect(seen, `${metric} of ${community}`).toEqual({ ...plain, as_of: seen.as_of })
              if (community) expect(live[index]).toBe(plain.me?.score ?? 0)
            }
        } finally {
          // Also after a failure: the global board of the next history, and of a smaller one, has only its own people.
          await sql()`delete from auth.users where id = any(${people})`
        }
      }),
      { numRuns: 8 },
    )
  })
})
