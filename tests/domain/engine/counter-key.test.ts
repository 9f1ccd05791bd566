import { describe, expect, it } from 'vitest'
import { deadCounter, parseCounterKey } from '../../../functions/_domain/engine/counter-key.ts'

describe('a counter key', () => {
  it('a key names a type and optionally a metric and dimensions', () => {
    expect(parseCounterKey('test_completed:score:max@category=network,mode=exam')).toEqual({
      type: 'test_completed',
      metric: 'score',
      aggregate: 'max',
      dims: { category: 'network', mode: 'exam' },
    })
    expect(parseCounterKey('daily_login')).toEqual({
      type: 'daily_login',
      metric: undefined,
      aggregate: undefined,
      dims: {},
    })
  })

  it.each([
    '',
    'Test',
    'test:score',
    'test@',
    'test@mode',
    'test@mode=exam,category=x',
    'test@mode=a,mode=b',
    'test:score:max:x',
  ])('is not %j', (text) => {
    expect(parseCounterKey(text)).toBeUndefined()
  })

  it.each([
    ['wod_completed@difficulty=easy', 'course', 'these dimensions are not counted together'],
    ['test_completed@mode=exam,perfect=true', 'category', undefined],
    ['test_completed@category=network', 'category', 'these dimensions are not counted together'],
    ['test_completed:score:sum', undefined, 'test_completed is not counted as score:sum'],
    ['test_completed:constructor:max', undefined, 'test_completed is not counted as constructor:max'],
    ['constructor', undefined, 'unknown event type constructor'],
  ])('%s by %s: %s', (text, by, problem) => {
    const key = parseCounterKey(text)
    expect(key && deadCounter(key, by)).toBe(problem)
  })
})
