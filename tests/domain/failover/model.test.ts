import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createModel, NODES, PLACES, VOTERS, type Incident } from './model.ts'

const place = fc.constantFrom(...PLACES)
const incident: fc.Arbitrary<Incident> = fc.oneof(
  fc.record({ kind: fc.constantFrom('crash', 'restart', 'pause', 'resume'), place }),
  fc.record({ kind: fc.constantFrom('crash', 'restart', 'pause', 'resume'), place: fc.constantFrom(...NODES) }),
  fc.record({ kind: fc.constantFrom('cut', 'mend'), from: place, to: place }),
  fc.record({ kind: fc.constant('isolate' as const), place }),
  fc.record({ kind: fc.constantFrom('split', 'mend-all') }),
  fc.record({ kind: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 40 }) }),
)
const order: fc.Arbitrary<Incident> = fc.record({
  kind: fc.constant('order' as const),
  node: fc.constantFrom(...NODES),
})
const after = fc.integer({ min: 0, max: 15 })
const incidents = fc.array(fc.tuple(incident, after), { maxLength: 40 })
const withOrders = fc.array(fc.tuple(fc.oneof(incident, order), after), { maxLength: 40 })

/** Numbers that look like chance and are the same for a seed. */
function chanceOf(seed: number) {
  let state = seed >>> 0 || 1
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const ASYNC = {
  policy: { mode: 'async', maxLag: Infinity },
  sync: { mode: 'async', lost: 'wait', lostAfter: 0 },
} as const
const SYNC = {
  policy: { mode: 'sync', maxLag: 0 },
  sync: { mode: 'sync', lost: 'continue', lostAfter: 5000 },
} as const

describe('the model of two nodes, three voters and a controller', () => {
  it.each([
    // A person may order what loses something, so orders come in asynchronous mode alone.
    { mode: 'async', settings: ASYNC, happens: withOrders },
    { mode: 'sync', settings: SYNC, happens: incidents },
  ])(
    'has never two nodes that take writes, and in synchronous mode loses nothing acknowledged: $mode',
    ({ settings }) => {
      let takeovers = 0
      fc.assert(
        fc.property(fc.nat(), incidents, (seed, happened) => {
          const model = createModel({ chance: chanceOf(seed), ...settings })
          expect(model.run(15)).toBeLessThanOrEqual(1)
          for (const [what, seconds] of happened) {
            model.happen(what)
            expect(model.run(what.kind === 'pass' ? what.seconds : seconds)).toBeLessThanOrEqual(1)
            for (const name of NODES) if (seed % 3 === 0) model.rejoin(name)
          }
          takeovers += model.takeovers()
          expect(model.lost()).toBe(0)
        }),
        { numRuns: 400 },
      )
      expect(takeovers).toBeGreaterThan(150)
    },
  )

  it('has one that takes writes in the end, where a majority of voters never crashed', () => {
    fc.assert(
      fc.property(fc.nat(), incidents, (seed, happened) => {
        const model = createModel({ chance: chanceOf(seed), ...ASYNC })
        model.run(15)
        for (const [what, seconds] of happened) {
          const isVoter = 'place' in what && VOTERS.some((name) => name === what.place && name !== 'v2')
          if (!isVoter) model.happen(what)
          model.run(seconds)
        }
        model.mendAll()
        model.run(90)
        expect(model.writers(), JSON.stringify(model.last())).toHaveLength(1)
      }),
      { numRuns: 100 },
    )
  })

  it('keeps one through a partition of ten minutes, and the node cut off takes no writes after its lease', () => {
    const model = createModel({ chance: chanceOf(7), ...SYNC })
    model.run(30)
    expect(model.writers()).toEqual(['a'])
    model.happen({ kind: 'isolate', place: 'a' })
    expect(model.run(600)).toBe(1)
    expect(model.writers()).toEqual(['b'])
    model.mendAll()
    expect(model.run(60)).toBe(1)
    expect(model.writers()).toEqual(['b'])
    expect(model.folderOf('a').role).toBe('fenced')
    expect(model.lost()).toBe(0)
  })
})
