import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uuid7 } from '../../../functions/_db/uuid7.ts'
import {
  positionAt,
  readPosition,
  advance,
  writePosition,
} from '../../../functions/_services/notifications/stream-position.ts'

const START = Date.UTC(2026, 10, 21)

/** Notifications whose id is made at one time and whose row becomes visible at a later one. */
const notifications = fc.array(
  fc
    .record({
      created: fc.integer({ min: 0, max: 60_000 }),
      took: fc.integer({ min: 0, max: 14_000 }),
      random: fc.uuid(),
    })
    .map(({ created, took, random }) => ({ id: uuid7(START + created, random), visible: START + created + took })),
  { maxLength: 40 },
)
/** Queries, each with how many of the sent notifications arrive before the connection breaks; undefined: all of them. */
const queries = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 75_000 }),
    arriving: fc.option(fc.nat(4), { nil: undefined }),
  }),
)

describe('a stream position', () => {
  it('delivers each notification once, in whatever order rows become visible and wherever the connection breaks', () => {
    fc.assert(
      fc.property(notifications, queries, (notifications, queries) => {
        let position = positionAt(START)
        const received: string[] = []
        const steps = [...queries.toSorted((a, b) => a.at - b.at), { at: 80_000, arriving: undefined }]
        for (const { at, arriving } of steps) {
          const found = notifications
            .filter(
              ({ id, visible }) => visible <= START + at && id > position.floor && !position.delivered.includes(id),
            )
            .map(({ id }) => id)
            .toSorted()
          // Only some arrive; the reader resumes at the position of the last one that did.
          for (const id of found.slice(0, arriving ?? found.length)) {
            received.push(id)
            position = readPosition(writePosition(advance(position, id)))
          }
        }
        expect(received.toSorted()).toEqual(notifications.map(({ id }) => id).toSorted())
      }),
      { numRuns: 500 },
    )
  })

  it('fits into a header after 500 notifications at once', () => {
    let position = positionAt(START)
    for (let n = 0; n < 500; n++) position = advance(position, uuid7(START + n))
    expect(writePosition(position).length).toBeLessThan(2500)
    expect(writePosition(position)).toMatch(new RegExp(`^${position.newest}~`))
  })
})
