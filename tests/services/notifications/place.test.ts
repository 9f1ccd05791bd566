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

/** Made at one moment, seen at a later one. */
const notices = fc.array(
  fc
    .record({ made: fc.integer({ min: 0, max: 60_000 }), took: fc.integer({ min: 0, max: 14_000 }), random: fc.uuid() })
    .map(({ made, took, random }) => ({ id: uuid7(START + made, random), seen: START + made + took })),
  { maxLength: 40 },
)
/** Looks, each with how many of what was sent arrive before the line breaks; without a number, it holds. */
const looks = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 75_000 }),
    arrive: fc.option(fc.nat(4), { nil: undefined }),
  }),
)

describe('a place in a stream', () => {
  it('is enough to be told each once, in whatever order it comes into sight and wherever the line breaks', () => {
    fc.assert(
      fc.property(notices, looks, (notices, looks) => {
        let place = positionAt(START)
        const arrived: string[] = []
        const moments = [...looks.toSorted((a, b) => a.at - b.at), { at: 80_000, arrive: undefined }]
        for (const { at, arrive } of moments) {
          const news = notices
            .filter(({ id, seen }) => seen <= START + at && id > place.floor && !place.told.includes(id))
            .map(({ id }) => id)
            .toSorted()
          // Of what was sent only a part arrives; what the reader has is the place of the last that did.
          for (const id of news.slice(0, arrive ?? news.length)) {
            arrived.push(id)
            place = readPosition(writePosition(advance(place, id)))
          }
        }
        expect(arrived.toSorted()).toEqual(notices.map(({ id }) => id).toSorted())
      }),
      { numRuns: 500 },
    )
  })

  it('fits into a header, however much is told at once', () => {
    let place = positionAt(START)
    for (let n = 0; n < 500; n++) place = advance(place, uuid7(START + n))
    expect(writePosition(place).length).toBeLessThan(2500)
    expect(writePosition(place)).toMatch(new RegExp(`^${place.newest}~`))
  })
})
