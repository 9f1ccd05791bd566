import { describe, expect, it } from 'vitest'
import { addDays } from '../../../functions/_domain/time/days.ts'
import { localDay } from '../../../functions/_domain/time/local-time.ts'
import { advance, newStreak, protect, statusOn, type Streak } from '../../../functions/_domain/streaks/streak.ts'

const MONDAY = '2026-11-16'
const [TUESDAY = '', WEDNESDAY = '', THURSDAY = '', FRIDAY = '', SATURDAY = '', SUNDAY = ''] = [1, 2, 3, 4, 5, 6].map(
  (days) => addDays(MONDAY, days),
)

/** Five days up to and with Monday. */
const running = (changes: Partial<Streak> = {}): Streak => ({
  current: 5,
  longest: 9,
  last_day: MONDAY,
  freezes: 3,
  days_to_freeze: 2,
  protected_day: null,
  bonus_day: null,
  ...changes,
})

const activeFor = (days: number, streak = newStreak()): Streak =>
  Array.from({ length: days }, (_, index) => addDays(MONDAY, index)).reduce(
    (before, day) => advance(before, day).streak,
    streak,
  )

describe('an activity', () => {
  it('the first activity starts a streak', () => {
    expect(advance(newStreak(), MONDAY)).toEqual({
      streak: {
        ...{ current: 1, longest: 1, last_day: MONDAY, freezes: 3, days_to_freeze: 6, protected_day: null },
        bonus_day: null,
      },
      result: 'started',
      days: [{ day: MONDAY, state: 'active' }],
    })
  })

  it('an activity on the same day maintains the streak', () => {
    const streak = running()
    expect(advance(streak, MONDAY)).toEqual({ streak, result: 'maintained', days: [] })
  })

  it('an activity on an earlier day changes nothing', () => {
    const streak = running()
    expect(advance(streak, '2026-11-01')).toEqual({ streak, result: 'maintained', days: [] })
  })

  it('an activity on the next day increases the streak', () => {
    const { streak, result, days } = advance(running(), TUESDAY)
    expect(result).toBe('increased')
    expect(streak).toMatchObject({ current: 6, longest: 9, last_day: TUESDAY, freezes: 3, days_to_freeze: 1 })
    expect(days).toEqual([{ day: TUESDAY, state: 'active' }])
  })

  it('an activity after missed days that freezes cover increases the streak', () => {
    const { streak, result, days } = advance(running(), THURSDAY)
    expect(result).toBe('frozen')
    expect(streak).toMatchObject({ current: 6, last_day: THURSDAY, freezes: 1 })
    expect(days).toEqual([
      { day: TUESDAY, state: 'frozen' },
      { day: WEDNESDAY, state: 'frozen' },
      { day: THURSDAY, state: 'active' },
    ])
  })

  it('an activity after more missed days than freezes restarts the streak at 1 and uses no freeze', () => {
    const { streak, result, days } = advance(running({ freezes: 2 }), FRIDAY)
    expect(result).toBe('broken')
    expect(streak).toEqual({ ...running(), current: 1, last_day: FRIDAY, freezes: 2, days_to_freeze: 6 })
    expect(days).toEqual([{ day: FRIDAY, state: 'active' }])
  })

  it('the longest streak never falls', () => {
    expect(advance(running({ freezes: 0 }), SUNDAY).streak).toMatchObject({ current: 1, longest: 9 })
    expect(advance(running({ longest: 5 }), TUESDAY).streak).toMatchObject({ current: 6, longest: 6 })
  })
})

describe('freezes', () => {
  it('a new streak has 3 freezes', () => {
    expect(newStreak()).toMatchObject({ freezes: 3, days_to_freeze: 7, current: 0, last_day: null })
  })

  it('there are at most 3 freezes', () => {
    expect(activeFor(7)).toMatchObject({ freezes: 3, days_to_freeze: 7 })
  })

  it('7 active days in a row earn a freeze back', () => {
    const spent = { ...newStreak(), freezes: 0 }
    expect([6, 7, 13, 14, 21, 28].map((days) => activeFor(days, spent).freezes)).toEqual([0, 1, 1, 2, 3, 3])
  })

  it('after a frozen day the count of days to the next freeze restarts', () => {
    expect(advance(running({ days_to_freeze: 1 }), WEDNESDAY).streak).toMatchObject({ freezes: 2, days_to_freeze: 6 })
  })

  it('after a break the count of days to the next freeze restarts', () => {
    expect(advance(running({ days_to_freeze: 1 }), SUNDAY).streak).toMatchObject({ freezes: 3, days_to_freeze: 6 })
  })
})

describe('travel', () => {
  const forgiven = [TUESDAY]

  it('a date skipped by moving east is forgiven', () => {
    const { streak, result, days } = advance(running({ freezes: 0, days_to_freeze: 1 }), WEDNESDAY, { forgiven })
    expect(result).toBe('increased')
    expect(streak).toMatchObject({ current: 6, freezes: 1, days_to_freeze: 7 })
    expect(days).toEqual([
      { day: TUESDAY, state: 'paused' },
      { day: WEDNESDAY, state: 'active' },
    ])
  })

  it('only the skipped date is forgiven: other missed days take a freeze each', () => {
    expect(advance(running(), THURSDAY, { forgiven })).toMatchObject({ result: 'frozen', streak: { freezes: 2 } })
    expect(advance(running({ freezes: 0 }), THURSDAY, { forgiven })).toMatchObject({ result: 'broken' })
    expect(statusOn(running(), THURSDAY, { forgiven })).toMatchObject({ state: 'frozen', freezes: 2 })
    expect(protect(running(), THURSDAY, { forgiven }).streak).toMatchObject({ freezes: 1 })
  })

  it('a date that repeats after a move west is the same day', () => {
    const east = localDay(new Date('2026-11-17T08:00:00Z'), 'Pacific/Kiritimati')
    const west = localDay(new Date('2026-11-18T08:00:00Z'), 'Pacific/Honolulu')
    const streak = advance(newStreak(), east).streak
    expect(west).toBe('2026-11-17')
    expect(advance(streak, west)).toEqual({ streak, result: 'maintained', days: [] })
    expect(statusOn(streak, '2026-11-16')).toMatchObject({ current: 1, state: 'active_today' })
  })

  it('a date that a whole country skipped is forgiven, too', () => {
    const [before, after] = ['2011-12-30T09:00:00Z', '2011-12-30T11:00:00Z'].map((instant) =>
      localDay(new Date(instant), 'Pacific/Apia'),
    )
    const streak = { ...advance(newStreak(), before ?? '').streak, freezes: 0 }
    expect(advance(streak, after ?? '', { forgiven: ['2011-12-30'] })).toMatchObject({
      result: 'increased',
      streak: { current: 2 },
    })
  })
})

describe('a freeze by hand', () => {
  it('a freeze by hand protects today', () => {
    const { streak, result, days } = protect(running(), TUESDAY)
    expect(result).toBe('protected')
    expect(streak).toEqual(running({ freezes: 2, protected_day: TUESDAY }))
    expect(days).toEqual([{ day: TUESDAY, state: 'frozen' }])
  })

  it('protecting the same day twice spends one freeze', () => {
    const { streak } = protect(running(), TUESDAY)
    expect(protect(streak, TUESDAY)).toEqual({ streak, result: 'already_protected', days: [] })
  })

  it('protecting is refused with no freeze left', () => {
    const streak = running({ freezes: 0 })
    expect(protect(streak, TUESDAY)).toEqual({ streak, result: 'none_left', days: [] })
  })

  it("protecting is refused after today's activity", () => {
    expect(protect(running(), MONDAY)).toEqual({ streak: running(), result: 'active_today', days: [] })
  })

  it('protecting needs a streak that today could continue', () => {
    expect(protect(newStreak(), MONDAY).result).toBe('nothing_to_protect')
    expect(protect(running(), SATURDAY)).toEqual({ streak: running(), result: 'nothing_to_protect', days: [] })
  })

  it('freezes cover missed days first, if one is left for today', () => {
    const { streak, days } = protect(running(), THURSDAY)
    expect(streak).toEqual(running({ freezes: 0, last_day: WEDNESDAY, days_to_freeze: 7, protected_day: THURSDAY }))
    expect(days).toEqual([TUESDAY, WEDNESDAY, THURSDAY].map((day) => ({ day, state: 'frozen' })))
    expect(protect(running({ freezes: 2 }), THURSDAY).result).toBe('nothing_to_protect')
  })

  it('a protected day is not charged again when it is over', () => {
    const { streak } = protect(running(), TUESDAY)
    expect(advance(streak, WEDNESDAY)).toEqual({
      streak: running({ current: 6, last_day: WEDNESDAY, freezes: 2, days_to_freeze: 6 }),
      result: 'frozen',
      days: [
        { day: TUESDAY, state: 'frozen' },
        { day: WEDNESDAY, state: 'active' },
      ],
    })
  })

  it('days in a row can be protected', () => {
    const tuesday = protect(running(), TUESDAY).streak
    const wednesday = protect(tuesday, WEDNESDAY).streak
    expect(wednesday).toMatchObject({ freezes: 1, protected_day: WEDNESDAY })
    expect(advance(wednesday, THURSDAY).streak).toMatchObject({ current: 6, freezes: 1 })
  })

  it('an activity on the protected day gives the freeze back', () => {
    const { streak } = protect(running(), TUESDAY)
    const active = advance(streak, TUESDAY)
    expect(active.result).toBe('increased')
    expect(active).toEqual(advance(running(), TUESDAY))
  })

  it('a protected day stays charged even if travel then forgives the date', () => {
    const { streak } = protect(running(), TUESDAY)
    expect(advance(streak, WEDNESDAY, { forgiven: [TUESDAY] })).toEqual(advance(streak, WEDNESDAY))
  })

  it('a protected day does not save the streak from other missed days', () => {
    const { streak } = protect(running({ freezes: 1 }), TUESDAY)
    expect(advance(streak, THURSDAY)).toMatchObject({ result: 'broken', streak: { current: 1, freezes: 0 } })
  })
})

describe('the status on read', () => {
  it.each([
    ['none before the first activity', newStreak(), MONDAY, { current: 0, longest: 0, state: 'none', freezes: 3 }],
    ['active on the day of an activity', running(), MONDAY, { current: 5, state: 'active_today', freezes: 3 }],
    ['at risk on the day after', running(), TUESDAY, { current: 5, state: 'at_risk', freezes: 3 }],
    ['frozen after a missed day', running(), WEDNESDAY, { current: 5, state: 'frozen', freezes: 2 }],
    ['frozen as long as freezes last', running(), FRIDAY, { current: 5, state: 'frozen', freezes: 0 }],
    ['broken beyond', running(), SATURDAY, { current: 0, longest: 9, state: 'broken', freezes: 3 }],
    ['broken without freezes', running({ freezes: 0 }), WEDNESDAY, { current: 0, state: 'broken' }],
    ['frozen on a protected day', protect(running(), TUESDAY).streak, TUESDAY, { state: 'frozen', freezes: 2 }],
    ['at risk after a protected day', protect(running(), TUESDAY).streak, WEDNESDAY, { state: 'at_risk', freezes: 2 }],
  ])('is %s', (_, streak, today, status) => {
    expect(statusOn(streak, today)).toMatchObject(status)
  })
})
