import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { count, locate, valueAt, type Counters } from '../../../functions/_domain/engine/counters.ts'
import { EVENT_TYPES } from '../../../functions/_domain/engine/event-types.ts'
import { activity, finish } from '../../support/activities.ts'
import { anyHistory } from '../achievements/any-history.ts'

const countAll = (history: Activity[]) => history.reduce<Counters>((counters, it) => count(counters, it).counters, {})

/** What a counter key says after these events. */
const valueOf = (key: string, history: Activity[]) => {
  const place = locate(key)
  return place && valueAt(countAll(history), place)
}
const valuesOf = (keys: string[], history: Activity[]) =>
  Object.fromEntries(keys.map((key) => [key, valueOf(key, history)]))

describe('a finished test', () => {
  it('a finished test counts in each of its facets and in no other', () => {
    const counters = countAll([finish({ category: 'security', first: true })])
    expect(Object.keys(counters).toSorted()).toEqual([
      'run:perfect',
      'test_completed',
      'test_completed@category=security',
      'test_completed@category=security,first=true',
      'test_completed@category=security,mode=exam',
      'test_completed@category=security,mode=exam,perfect=true',
      'test_completed@first=true',
      'test_completed@mode=exam',
      'test_completed@mode=exam,perfect=true',
      'test_completed@passed=true',
    ])
  })

  it('a test that is neither perfect nor the first is in none of those facets', () => {
    const plain = finish({ correct: 20 })
    const denied = { ...plain, dims: { ...plain.dims, perfect: false, first: false } }
    for (const event of [plain, denied])
      expect(Object.keys(countAll([event])).toSorted()).toEqual([
        'run:perfect',
        'test_completed',
        'test_completed@category=network',
        'test_completed@category=network,mode=exam',
        'test_completed@mode=exam',
        'test_completed@passed=true',
      ])
  })

  it('a finished test adds its questions, right answers and seconds, and keeps the best and the worst score', () => {
    const history = [
      finish({ questions: 50, correct: 30, seconds: 600 }),
      finish({ questions: 25, correct: 5, seconds: 300, category: 'security' }),
      finish({ questions: 100, correct: 90, seconds: 900, mode: 'practice' }),
    ]
    expect(
      valuesOf(
        [
          'test_completed',
          'test_completed:questions:sum',
          'test_completed:correct:sum',
          'test_completed:seconds:sum',
          'test_completed:score:max',
          'test_completed:score:min',
          'test_completed:score:max@mode=exam',
          'test_completed:questions:sum@category=network',
        ],
        history,
      ),
    ).toEqual({
      test_completed: 3,
      'test_completed:questions:sum': 175,
      'test_completed:correct:sum': 125,
      'test_completed:seconds:sum': 1800,
      'test_completed:score:max': 90,
      'test_completed:score:min': 20,
      'test_completed:score:max@mode=exam': 60,
      'test_completed:questions:sum@category=network': 150,
    })
  })

  it('the last and best results in an event are not counted', () => {
    const carried = finish({ previous_score: 30, best_before: 60 })
    expect(countAll([carried])).toEqual(countAll([finish()]))
    expect(locate('test_completed:previous_score:max')).toBeUndefined()
  })
})

describe('the run of perfect exams', () => {
  const perfect = finish()
  const imperfect = finish({ correct: 24 })
  const practice = finish({ mode: 'practice' })

  it.each([
    ['is one more after each', [perfect, perfect, perfect], 3],
    ['is none after any other finished exam', [perfect, perfect, imperfect], 0],
    ['starts again from there', [perfect, perfect, imperfect, perfect], 1],
    ['is left alone by practice', [perfect, practice, perfect, practice], 2],
    ['is left alone by everything else', [perfect, activity('daily_login'), perfect], 2],
    ['is not there before the first exam', [practice, activity('daily_login')], undefined],
  ])('%s', (_, history, run) => {
    expect(valueOf('run:perfect', history)).toBe(run)
  })
})

describe('a type that is not declared', () => {
  const boiled = (dims: Activity['dims'], metrics: Activity['metrics']) => activity('kettle_boiled', { dims, metrics })

  it('an unknown type counts each dimension alone, and the sum and maximum of each metric', () => {
    const history = [
      boiled({ room: 'kitchen', whistled: true }, { litres: 2 }),
      boiled({ room: 'kitchen', whistled: false }, { litres: 1 }),
      boiled({ room: 'office' }, {}),
    ]
    expect(countAll(history)).toEqual({
      kettle_boiled: [3],
      'kettle_boiled@room=kitchen': [2],
      'kettle_boiled@room=office': [1],
      'kettle_boiled@whistled=true': [1],
      'kettle_boiled:litres:sum': [3],
      'kettle_boiled:litres:max': [2],
      'kettle_boiled:litres:sum@room=kitchen': [3],
      'kettle_boiled:litres:max@room=kitchen': [2],
      'kettle_boiled:litres:sum@whistled=true': [2],
      'kettle_boiled:litres:max@whistled=true': [2],
    })
    expect(valueOf('kettle_boiled:litres:max@room=kitchen', history)).toBe(2)
  })

  it('a type may have the name of an inherited property', () => {
    const odd = () => activity('constructor', { dims: { constructor: 'x' }, metrics: { constructor: 1 } })
    expect(valueOf('constructor', [odd(), odd()])).toBe(2)
    expect(valueOf('constructor:constructor:sum@constructor=x', [odd(), odd()])).toBe(2)
  })
})

describe('counting', () => {
  it('every number that a declared type counts has a place of its own', () => {
    const keys = Object.entries(EVENT_TYPES).flatMap(([type, { metrics }]) => [
      type,
      ...Object.entries<readonly string[]>(metrics).flatMap(([metric, aggregates]) =>
        aggregates.map((aggregate) => `${type}:${metric}:${aggregate}`),
      ),
    ])
    const places = keys.map((key) => locate(key))
    expect(places).not.toContain(undefined)
    expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(keys.length)
  })

  it('an event without a metric leaves the metric’s counter as it is', () => {
    const history = [activity('study_session'), activity('study_session', { metrics: { minutes: 20 } })]
    expect(valueOf('study_session:minutes:sum', history.slice(0, 1))).toBeUndefined()
    expect(valueOf('study_session:minutes:sum', history)).toBe(20)
    expect(valueOf('study_session', history)).toBe(2)
  })

  it('counting returns exactly the numbers that changed, with their old and new values', () => {
    fc.assert(
      fc.property(anyHistory(30), (history) => {
        let counters: Counters = {}
        for (const event of history) {
          const { counters: next, changes } = count(counters, event)
          const told = new Set(changes.map(({ list, slot }) => `${list} ${slot}`))
          expect(told.size).toBe(changes.length)
          for (const change of changes) {
            expect(valueAt(counters, change)).toBe(change.before)
            expect(valueAt(next, change)).toBe(change.after)
            expect(change.after).not.toBe(change.before)
          }
          for (const [list, values] of Object.entries(next))
            for (const slot of values.keys())
              if (!told.has(`${list} ${slot}`))
                expect(valueAt(next, { list, slot })).toBe(valueAt(counters, { list, slot }))
          counters = next
        }
      }),
    )
  })

  it('counters do not depend on the order of events, apart from runs', () => {
    const shuffled = anyHistory(30).chain((history) =>
      fc.tuple(
        fc.constant(history),
        fc.shuffledSubarray(history, { minLength: history.length, maxLength: history.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([history, again]) => {
        const { 'run:perfect': _, ...counters } = countAll(history)
        const { 'run:perfect': __, ...others } = countAll(again)
        expect(others).toEqual(counters)
      }),
    )
  })
})
