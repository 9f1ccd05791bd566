import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { criteria } from '../../../functions/_contracts/rules/criteria.ts'
import { EVENT_TYPES } from '../../../functions/_domain/engine/event-types.ts'
import { atPath } from '../../../functions/_domain/rules/json-path.ts'
import {
  counters,
  detailsOf,
  eventTypes,
  falls,
  firstAsked,
  waysOf,
} from '../../../web/src/lib/features/rules/criteria-counters.ts'
import { lineOf, locate } from '../../../web/src/lib/features/rules/criteria-json.ts'
import {
  addAt,
  canNest,
  changeAt,
  dissolveAt,
  moveAt,
  nestAt,
  partAt,
  partsOf,
  pathOf,
  removeAt,
  type JsonValue,
  type TreePlace,
} from '../../../web/src/lib/features/rules/criteria-tree.ts'
import { readComparison, renameKey, writeComparison } from '../../../web/src/lib/features/rules/criteria-where.ts'
import { goodCriteria, spoiledCriteria } from '../../support/criteria.ts'

const OF = { categories: ['network'], courses: ['networking-essentials'], topics: ['ports'] }
const isRule = (json: JsonValue) => criteria.safeParse(json).success
const placesIn = (rule: JsonValue, here: TreePlace = []): TreePlace[] => [
  here,
  ...(partsOf(rule) ?? []).flatMap((part, index) => placesIn(part, [...here, index])),
]
const ruleAndPlace = goodCriteria.chain((rule) => fc.tuple(fc.constant(rule), fc.constantFrom(...placesIn(rule))))
const LEVEL = { level: 3 }

describe('a rule as a form', () => {
  it('editing the parts of a rule always leaves a rule', () => {
    fc.assert(
      fc.property(ruleAndPlace, ([rule, place]) => {
        expect(isRule(removeAt(rule, place))).toBe(true)
        expect(isRule(moveAt(rule, place, 1))).toBe(true)
        expect(isRule(dissolveAt(rule, place))).toBe(true)
        expect(isRule(changeAt(rule, place, () => LEVEL))).toBe(true)
        if (canNest(rule, place)) {
          expect(isRule(nestAt(rule, place))).toBe(true)
          expect(isRule(addAt(rule, place, LEVEL))).toBe(true)
        }
      }),
    )
  })

  it('an edit and its inverse restore the rule', () => {
    fc.assert(
      fc.property(ruleAndPlace, ([rule, place]) => {
        expect(dissolveAt(nestAt(rule, place), place)).toEqual(rule)
        const last = (partsOf(partAt(rule, place.slice(0, -1))) ?? []).length - 1
        if (place.length > 0 && (place.at(-1) ?? 0) < last) {
          const next = [...place.slice(0, -1), (place.at(-1) ?? 0) + 1]
          expect(moveAt(moveAt(rule, place, 1), next, -1)).toEqual(rule)
        }
        const parts = partsOf(partAt(rule, place))
        if (parts) expect(removeAt(addAt(rule, place, LEVEL), [...place, parts.length])).toEqual(rule)
      }),
    )
  })

  it('a part is nested only while the depth limit allows it', () => {
    const deep = [1, 2, 3].reduce<JsonValue>((rule) => ({ any: [rule] }), { all: [LEVEL] })
    expect([canNest(LEVEL, []), canNest(deep, []), canNest(deep, [0, 0, 0, 0])]).toEqual([true, false, false])
    fc.assert(fc.property(ruleAndPlace, ([rule, place]) => canNest(rule, place) === isRule(nestAt(rule, place))))
  })

  it('paths of parts are those that the contract reports', () => {
    const rule = { all: [LEVEL, { any: [{ level: 0 }] }] }
    const [issue] = criteria.safeParse(rule).error?.issues ?? []
    expect(atPath(issue?.path ?? [])).toBe(`${pathOf(rule, [1, 0])}.level`)
  })
})

describe('a rule as JSON', () => {
  it('the JSON reader accepts exactly what JSON.parse accepts', () => {
    const parses = (text: string) => {
      try {
        JSON.parse(text)
        return true
      } catch (error) {
        if (error instanceof SyntaxError) return false
        throw error
      }
    }
    const laidOut = fc
      .tuple(fc.oneof(fc.jsonValue(), goodCriteria), fc.constantFrom('', '  ', '\t'))
      .map(([value, indent]) => JSON.stringify(value, null, indent))
    const cut = fc.tuple(
      laidOut,
      fc.nat(),
      fc.nat({ max: 2 }),
      fc.constantFrom('', ',', '"', '}', '\\', '0', ' ', '\n'),
    )
    fc.assert(
      fc.property(cut, ([text, at, length, added]) => {
        const from = at % (text.length + 1)
        for (const tried of [text, text.slice(0, from) + added + text.slice(from + length)])
          expect('places' in locate(tried), tried).toBe(parses(tried))
      }),
      { numRuns: 1000 },
    )
  })

  it('a text that is no JSON is refused with the place and the reason', () => {
    const slip = (text: string) => {
      const found = locate(text)
      return 'slip' in found ? [found.slip.at, found.slip.message] : []
    }
    expect(slip('{"all": [{"level": 3},]}')).toEqual([22, 'expected a value'])
    expect(slip("{'level': 3}")).toEqual([1, 'expected a name in double quotes'])
    expect(slip('{"level" 3}')).toEqual([9, 'expected a colon'])
    expect(slip('{"level": 3')).toEqual([11, 'expected a comma or }'])
    expect(slip('{"level": "3}')).toEqual([10, expect.stringContaining('no end')])
    expect(slip('{"level": 3} 4')).toEqual([13, expect.stringContaining('nothing more')])
    expect(slip('['.repeat(1000))).toEqual([101, 'nested too deep'])
  })

  it('every fault of a rule has a line in its JSON', () => {
    const text = JSON.stringify({ all: [LEVEL, { counter: 'test_completed' }] }, null, 2)
    const found = locate(text)
    const places = 'places' in found ? found.places : new Map<string, number>()
    expect(['', 'all[0].level', 'all[1].gte', 'nowhere', 'odd]'].map((path) => lineOf(text, places, path))).toEqual([
      1, 4, 6, 1, 1,
    ])
    fc.assert(
      fc.property(spoiledCriteria, (rule) => {
        const written = JSON.stringify(rule, null, 2)
        const located = locate(written)
        for (const { path } of criteria.safeParse(rule).error?.issues ?? [])
          expect('places' in located && lineOf(written, located.places, atPath(path))).toBeGreaterThan(0)
      }),
    )
  })
})

describe('what is asked of an event', () => {
  it('a comparison is written as it was read, or left to the JSON editor', () => {
    const plain = fc.oneof(fc.constantFrom('exam', 'practice'), fc.boolean(), fc.integer())
    const comparison = fc.oneof(
      plain,
      fc.record({ gte: fc.integer() }),
      fc.record({ lte: fc.integer() }),
      fc.record({ gte: fc.integer(), lte: fc.integer() }),
      fc.record({ in: fc.array(plain, { minLength: 1, maxLength: 3 }) }),
    )
    fc.assert(
      fc.property(comparison, (json) => {
        const read = readComparison(json)
        expect(read && writeComparison(read)).toEqual(json)
      }),
    )
    expect(readComparison({ gte: 1, eq: 2 })).toBeUndefined()
    expect(renameKey({ mode: 'exam', score: 1 }, 'mode', 'category')).toEqual({ category: 'exam', score: 1 })
  })
})

describe('the counters that are suggested', () => {
  const suggested = counters({
    categories: ['network', 'security'],
    courses: ['networking-essentials'],
    topics: ['ports'],
  })

  it('the suggested counters are all that some event counts, each once and with its own words', () => {
    for (const { value } of suggested)
      expect([value, isRule({ counter: value, [falls(value) ? 'lte' : 'gte']: 3 })]).toEqual([value, true])
    expect(new Set(suggested.map(({ value }) => value)).size).toBe(suggested.length)
    expect(new Set(suggested.map(({ says }) => says)).size).toBe(suggested.length)
    for (const type of Object.keys(EVENT_TYPES)) expect(suggested.map(({ value }) => value)).toContain(type)
    expect(suggested).toContainEqual({ value: 'test_completed@category=network', says: 'Finish Networking tests' })
    expect(suggested).toContainEqual({ value: 'daily_login', says: 'Days visited' })
    expect(suggested).toContainEqual({
      value: 'lesson_completed@course=networking-essentials',
      says: 'Complete lessons of Networking essentials',
    })
    expect(suggested).toContainEqual({
      value: 'typing_test_completed:wpm:max',
      says: 'Highest words per minute of a typing test',
    })
    // No key reaches the page.
    for (const { says } of [...suggested, ...eventTypes]) expect(says).not.toMatch(/[_@=:]/)
    expect(suggested).toContainEqual({
      value: 'test_completed:score:max@mode=exam',
      says: 'Highest score of an exam',
    })
  })

  it('a counter is offered by each dimension that its event type counts with it', () => {
    expect(waysOf('test_completed')).toEqual(['mode', 'category'])
    expect(waysOf('test_completed@mode=exam,perfect=true')).toEqual(['category'])
    expect([...waysOf('run:perfect'), ...waysOf('nonsense')]).toEqual([])
    for (const { value } of suggested)
      for (const by of waysOf(value))
        expect(isRule({ counter: value, by, [falls(value) ? 'lte' : 'gte']: 3 })).toBe(true)
    expect(detailsOf('test_completed')).toEqual(expect.arrayContaining(['mode', 'score', 'previous_score']))
  })

  it('each event type offers its details with a valid first value', () => {
    for (const event of Object.keys(EVENT_TYPES))
      for (const detail of detailsOf(event))
        expect(isRule({ event, where: { [detail]: firstAsked(event, detail, OF) } })).toBe(true)
    const first = (detail: string) => firstAsked('test_completed', detail, OF)
    expect(['mode', 'perfect', 'category', 'score'].map(first)).toEqual(['exam', true, 'network', { gte: 1 }])
  })
})
