import fc from 'fast-check'

export type CriteriaJson = null | boolean | number | string | CriteriaJson[] | { [key: string]: CriteriaJson }

const threshold = fc.oneof(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0.5, max: 100, noNaN: true }))
const slug = fc.constantFrom('first_steps', 'page_one', 'gate-one')
const slugs = fc.uniqueArray(slug, { minLength: 1, maxLength: 3 })
const keys = [
  'test_completed',
  'test_completed@mode=exam',
  'test_completed@mode=exam,perfect=true',
  'test_completed:score:max@mode=exam',
  'test_completed:correct:sum',
  'test_completed@first=true',
  'test_completed@first_pass=true',
  'test_completed:questions:sum@passed=true',
  'test_completed@category=network',
  'run:perfect',
  'study_session:minutes:max',
  'scenario_completed@difficulty=hard',
  'typing_test_completed:wpm:max',
  'post_created',
]
const scalar = fc.oneof(fc.constantFrom('exam', 'practice'), fc.boolean(), fc.integer({ min: 0, max: 100 }))
const comparison = fc.oneof(
  scalar,
  fc.record(
    { gte: fc.integer(), lte: fc.integer(), eq: scalar, in: fc.array(scalar, { minLength: 1, maxLength: 3 }) },
    { requiredKeys: ['gte'] },
  ),
)

const leaf = fc.oneof(
  fc.record({ counter: fc.constantFrom(...keys), gte: threshold }),
  fc.record({
    counter: fc.constantFrom('test_completed', 'test_completed@first=true'),
    by: fc.constant('category'),
    gte: threshold,
  }),
  fc.constant({ counter: 'test_completed@first_pass=true', gte: 'all_tests' }),
  fc.constant({ counter: 'course_completed:days:min', lte: 7 }),
  fc.record({
    within_days: fc.integer({ min: 1, max: 366 }),
    counter: fc.constant('wod_completed'),
    gte: fc.integer({ min: 1, max: 99 }),
  }),
  fc.record({ streak: fc.constantFrom('learning', 'daily_login'), gte: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ level: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ xp: fc.integer({ min: 1, max: 100_000 }) }),
  fc.record(
    {
      event: fc.constantFrom('test_completed', 'study_session', 'lesson_completed'),
      where: fc.dictionary(fc.constantFrom('mode', 'score', 'minutes'), comparison, { maxKeys: 2 }),
      local_hour: fc.constant({ gte: 5, lt: 8 }),
    },
    { requiredKeys: ['event'] },
  ),
  fc.record({ achievements: slugs, count: fc.constant(1) }, { requiredKeys: ['achievements'] }),
  fc.record({ milestones: slugs }),
  fc.record({ leaderboard: fc.constantFrom('xp_weekly', 'completed'), top: fc.integer({ min: 1, max: 100 }) }),
)

/** Rules of the grammar, nested up to its limit. */
export const goodCriteria = fc.letrec<{ rule: CriteriaJson }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.record({ all: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
  ),
})).rule

/** How far a history of some dozen events gets. */
const WITHIN_REACH: Readonly<Record<string, number>> = { gte: 12, streak: 6, level: 9, xp: 3000 }

/** Brings the numbers that a rule asks for down to where they are sometimes met, those of shares of 100 excepted. */
export function withinReach(json: CriteriaJson): CriteriaJson {
  if (Array.isArray(json)) return json.map(withinReach)
  if (typeof json !== 'object' || json === null || 'event' in json) return json
  const far = typeof json.counter === 'string' && json.counter.includes(':')
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => {
      const most = WITHIN_REACH[name]
      if (typeof value !== 'number' || most === undefined) return [name, withinReach(value)]
      return [name, 1 + (value % (far ? 100 : most))]
    }),
  )
}

const junk = fc.constantFrom<CriteriaJson>(
  null,
  true,
  0,
  -1,
  1.5,
  101,
  1e13,
  '',
  'x',
  'nope',
  [],
  {},
  [1],
  { gte: 1 },
  'all_tests',
  'test_completd',
  'run:perfect',
  'test_completed:score:sum',
  'test_completed@perfect=true',
  'test_completed@perfect=true,mode=exam',
  'category',
  { all: [] },
)
const key = fc.constantFrom(
  'counter',
  'by',
  'gte',
  'lte',
  'streak',
  'level',
  'where',
  'local_hour',
  'count',
  'all',
  'within_days',
  'none_of',
)

/** A good rule with some places spoiled. Some are still good by luck, which is as it should be. */
export const spoiledCriteria: fc.Arbitrary<CriteriaJson> = fc
  .tuple(goodCriteria, fc.array(fc.tuple(fc.nat(), key, junk, fc.boolean()), { minLength: 1, maxLength: 3 }))
  .map(([rule, changes]) =>
    changes.reduce((json, [place, name, value, add]) => spoil(json, place, name, value, add), rule),
  )

function spoil(json: CriteriaJson, place: number, name: string, value: CriteriaJson, add: boolean): CriteriaJson {
  if (Array.isArray(json)) {
    if (json.length === 0) return value
    return json.map((item, index) => (index === place % json.length ? spoil(item, place >> 2, name, value, add) : item))
  }
  if (json === null || typeof json !== 'object') return value
  const keys = Object.keys(json)
  const inside = keys[place % (keys.length || 1)]
  if (add || inside === undefined) return { ...json, [name]: value }
  const nested = json[inside] ?? null
  const deeper = typeof nested === 'object' && nested !== null && place % 3 !== 0
  return { ...json, [inside]: deeper ? spoil(nested, place >> 2, name, value, add) : value }
}
