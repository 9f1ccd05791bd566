import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCycle } from '../../../functions/_domain/gates/find-cycle.ts'
import type { Criteria } from '../../../functions/_domain/rules/criteria.ts'
import type { GateNode, GateSurroundings } from '../../../functions/_domain/rules/gate-surroundings.ts'
import { findUnsatisfiable } from '../../../functions/_domain/rules/unsatisfiable.ts'

const gate = (id: string, more: Partial<GateNode> = {}): GateNode => ({
  id,
  slug: id,
  title: id.toUpperCase(),
  status: 'live',
  needs: [],
  names: [],
  ...more,
})
const gates = [
  gate('me'),
  gate('read'),
  gate('soon', { status: 'draft' }),
  gate('gone', { status: 'retired' }),
  gate('after', { needs: ['me'] }),
  gate('names', { names: ['after'] }),
  gate('stuck', { needs: ['gone'] }),
]
const around: GateSurroundings = {
  id: 'me',
  scope: 'course',
  courses: new Map([['net', { title: 'Net', lesson: 2, wod: 1, scenario: 0 }]]),
  categories: new Set(['network']),
  topics: new Set(['ports']),
  achievements: new Set(['poster']),
  gates,
  inReach: new Set(gates.map(({ id }) => id)),
}
const warnings = (validation_criteria: Criteria | null, more: Partial<GateSurroundings> = {}, needs: string[] = []) =>
  findUnsatisfiable({ needs, unlock_criteria: null, validation_criteria }, { ...around, ...more }).map(
    ({ path, message }) => `${path.replace('validation_criteria', '$')}: ${message}`,
  )

describe('what of a gate can never be', () => {
  it.each<[Criteria, string]>([
    [
      { counter: 'test_completed:score:max@category=cooking,mode=exam', gte: 60 },
      '$.counter: there is no live test in the category “cooking”',
    ],
    [
      { counter: 'mastery_reached:rank:max@topic=cables', gte: 3 },
      '$.counter: no live test asks about the topic “cables”',
    ],
    [{ counter: 'mastery_reached:rank:max@topic=ports', gte: 5 }, '$.gte: 4 is mastered, the highest level'],
    [{ counter: 'test_completed:score:max@category=network,mode=exam', gte: 101 }, '$.gte: no score is above 100'],
    [{ event: 'test_completed', where: { score: { gte: 120 } } }, '$.where.score: no score is above 100'],
    [
      { event: 'test_completed', where: { category: 'cooking' } },
      '$.where.category: there is no live test in the category “cooking”',
    ],
    [{ counter: 'lesson_completed@course=net', gte: 3 }, '$.gte: Net has 2 of them, and each counts once'],
    [{ counter: 'scenario_completed@course=net', gte: 1 }, '$.counter: Net has no live scenario'],
    [{ counter: 'lesson_completed@course=law', gte: 1 }, '$.counter: “law” is another course'],
    [{ level: 101 }, '$.level: level 100 is the highest'],
    [{ achievements: ['nobodys'] }, '$.achievements[0]: the community has no live achievement “nobodys” of its own'],
    [{ milestones: ['read', 'missing'] }, '$.milestones[1]: there is no gate “missing”'],
    [{ milestones: ['me'] }, '$.milestones[0]: it would have to be passed before itself'],
    [{ milestones: ['gone'] }, '$.milestones[0]: “GONE” is retired, so no more learners can pass it'],
    [{ milestones: ['names'] }, '$.milestones[0]: “NAMES” needs this one first'],
    [
      { milestones: ['stuck'] },
      '$.milestones[0]: “STUCK” never opens: “GONE” is retired, so no more learners can pass it',
    ],
  ])('a gate’s rule that can never hold warns why: %j', (criteria, says) => {
    expect(warnings(criteria)).toEqual([says])
  })

  it.each<[Criteria]>([
    [{ counter: 'test_completed:score:max@category=network,mode=exam', gte: 100 }],
    [{ counter: 'lesson_completed@course=net', gte: 2 }],
    [{ counter: 'wod_completed@course=net', gte: 30 }],
    [{ counter: 'lesson_completed', gte: 30 }],
    [{ event: 'test_completed', where: { category: { in: ['cooking', 'network'] } } }],
    [{ milestones: ['read', 'gone'], count: 1 }],
    [{ achievements: ['poster', 'nobodys'], count: 1 }],
    [{ streak: 'learning', gte: 7 }],
    [{ level: 100 }],
  ])('a rule that can hold has no warning: %j', (criteria) => {
    expect(warnings(criteria)).toEqual([])
  })

  it('needed gates are followed to the one that never opens, and a program’s courses are known', () => {
    expect(warnings(null, {}, ['read', 'soon', 'stuck'])).toEqual([
      'needs[1]: “SOON” is still a draft, so learners cannot pass it',
      'needs[2]: “STUCK” never opens: “GONE” is retired, so no more learners can pass it',
    ])
    const elsewhere = { scope: 'program' as const, inReach: new Set(['me']) }
    expect(warnings({ counter: 'wod_completed@course=law', gte: 1 }, elsewhere, ['read'])).toEqual([
      'needs[0]: its course is not in this program any more',
      '$.counter: “law” is no course of this program',
    ])
    expect(warnings({ counter: 'test_completed', gte: 1 }, { categories: new Set() })).toEqual([
      '$.counter: there is no live test',
    ])
  })

  it('an `any` warns only if no part can hold, an `all` if one part cannot', () => {
    const possible = fc.constant<Criteria>({ level: 5 })
    const dead = fc.constant<Criteria>({ level: 101 })
    const tree = fc.letrec<{ rule: Criteria }>((again) => ({
      rule: fc.oneof(
        { maxDepth: 3 },
        possible,
        dead,
        fc.array(again('rule'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
        fc.array(again('rule'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      ),
    })).rule
    const canBe = (rule: Criteria): boolean => {
      if ('all' in rule) return rule.all.every(canBe)
      if ('any' in rule) return rule.any.some(canBe)
      return 'level' in rule && rule.level <= 100
    }
    fc.assert(fc.property(tree, (rule) => (warnings(rule).length === 0) === canBe(rule)))
  })
})

describe('a cycle', () => {
  it('a cycle is a path from an id back to itself', () => {
    const needs = new Map([
      ['a', ['x', 'b']],
      ['b', ['c']],
      ['c', ['a']],
    ])
    expect(findCycle('a', needs)).toEqual(['a', 'b', 'c', 'a'])
    expect(findCycle('x', needs)).toBeUndefined()
    expect(findCycle('a', new Map([['a', ['a']]]))).toEqual(['a', 'a'])
  })

  it('a cycle is found exactly when an id is reachable from itself', () => {
    const name = fc.integer({ min: 0, max: 6 }).map(String)
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 14 }), name, (edges, from) => {
        const needs = new Map<string, string[]>()
        for (const [one, to] of edges) needs.set(one, [...(needs.get(one) ?? []), to])
        const cycle = findCycle(from, needs)
        const reached = new Set(needs.get(from) ?? [])
        for (const one of reached) for (const next of needs.get(one) ?? []) reached.add(next)
        expect(cycle !== undefined).toBe(reached.has(from))
        cycle?.slice(1).forEach((to, index) => expect(needs.get(cycle[index] ?? '')).toContain(to))
      }),
    )
  })
})
