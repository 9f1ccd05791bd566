import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toLine, toLines, type SeriesPoint } from '../../../functions/_domain/ops/line-protocol.ts'

const text = fc.string({
  minLength: 1,
  maxLength: 12,
  unit: fc.constantFrom('a', 'b', ' ', ',', '=', '"', '\\', '\n', '\r', 'é'),
})
const point: fc.Arbitrary<SeriesPoint> = fc.record({
  measurement: text,
  tags: fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true }),
  fields: fc.dictionary(text, fc.option(fc.integer()), { maxKeys: 3, noNullPrototype: true }),
  at: fc.nat(2_000_000_000),
})

/** Cuts where a mark stands that no backslash escapes. */
const cut = (line: string, mark: string) => line.split(new RegExp(`(?<!\\\\)${mark}`))
const plain = (written: string) => written.replaceAll(/\\([,= ])/g, '$1')
/** What is left of a text that the protocol cannot write. */
const written = (it: string) => it.replaceAll(/[\r\n]+/g, ' ').replaceAll('\\', '/')

describe('a line of the line protocol', () => {
  it('says its point, whatever stands in its names', () => {
    fc.assert(
      fc.property(point, (it) => {
        const fields = Object.entries(it.fields).filter(([, value]) => value !== null)
        const line = toLine(it)
        expect(line === undefined).toBe(fields.length === 0)
        if (line === undefined) return
        const [series = '', values = '', at = '', ...rest] = cut(line, ' ')
        expect(rest).toEqual([])
        expect(line).not.toMatch(/[\r\n]/)
        const [measurement = '', ...tags] = cut(series, ',')
        const pairs = (list: string[]) => list.map((pair) => cut(pair, '=').map(plain))
        expect(plain(measurement)).toBe(written(it.measurement))
        expect(pairs(tags)).toEqual(
          Object.entries(it.tags)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, value]) => [written(name), written(value)]),
        )
        expect(pairs(cut(values, ','))).toEqual(fields.map(([name, value]) => [written(name), `${value}i`]))
        expect(Number(at)).toBe(it.at)
      }),
    )
  })

  it('leaves out an empty tag and a point without a field', () => {
    const of = (tags: SeriesPoint['tags'], fields: SeriesPoint['fields']): SeriesPoint => ({
      measurement: 'days',
      tags,
      fields,
      at: 60,
    })
    expect(toLine(of({ community: '', type: 'x' }, { events: 2, median: null }))).toBe('days,type=x events=2i 60')
    expect(toLines([of({}, { median: null }), of({}, { events: 1 })])).toBe('days events=1i 60')
  })
})
