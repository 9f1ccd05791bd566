import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../functions/_domain/time/days.ts'
import { advance, newStreak, protect, statusOn, type Streak } from '../../../functions/_domain/streaks/streak.ts'

const dayOf = (index: number) => addDays('2026-01-01', index)

/** What a learner does on a day, in order; 'skipped' is a date they never had. */
type Deed = 'active' | 'protect'
type Day = Deed[] | 'skipped'

const anyDay: fc.Arbitrary<Day> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Day>(['active']) },
  { weight: 4, arbitrary: fc.constant<Day>([]) },
  { weight: 2, arbitrary: fc.constant<Day>(['protect']) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom<Deed>('active', 'protect'), { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.constant<Day>('skipped') },
)
const anyCalendar = fc.array(anyDay, { maxLength: 80 })
const skippedIn = (calendar: Day[]) => calendar.flatMap((day, index) => (day === 'skipped' ? [dayOf(index)] : []))

/** A learner who is told at every midnight what the day was. Knows no dates: it only ever counts. */
class Naive {
  count = 0
  longest = 0
  freezes = 3
  /** Active days since the last freeze was earned, a day was frozen or the streak began. */
  week = 0
  /** Days missed that no freeze has been charged for yet. */
  owed = 0
  started = false
  activeToday = false
  protectedToday = false
  protectedBefore = false

  get alive() {
    return this.started && this.owed <= this.freezes
  }

  active(): string {
    if (this.activeToday) return 'maintained'
    this.activeToday = true
    if (this.protectedToday) this.freezes++
    this.protectedToday = false
    const result = this.continued()
    this.started = true
    this.owed = 0
    this.protectedBefore = false
    this.count++
    this.longest = Math.max(this.longest, this.count)
    if (++this.week === 7) {
      this.week = 0
      this.freezes = Math.min(3, this.freezes + 1)
    }
    return result
  }

  continued(): string {
    if (!this.started) return 'started'
    if (!this.alive) {
      this.count = 0
      this.week = 0
      return 'broken'
    }
    this.freezes -= this.owed
    const frozen = this.owed > 0 || this.protectedBefore
    if (frozen) this.week = 0
    return frozen ? 'frozen' : 'increased'
  }

  protect(): string {
    if (this.activeToday) return 'active_today'
    if (this.protectedToday) return 'already_protected'
    if (!this.started) return 'nothing_to_protect'
    if (this.owed + 1 > this.freezes) return this.owed > 0 ? 'nothing_to_protect' : 'none_left'
    this.freezes -= this.owed + 1
    // Charged and done with: the week is over, and the next activity is not what froze these days.
    if (this.owed > 0 || this.protectedBefore) this.week = 0
    this.owed = 0
    this.protectedBefore = false
    this.protectedToday = true
    return 'protected'
  }

  midnight() {
    if (this.protectedToday) this.protectedBefore = true
    else if (!this.activeToday && this.started) this.owed++
    this.activeToday = false
    this.protectedToday = false
  }

  get state() {
    if (!this.started) return 'none'
    if (this.activeToday) return 'active_today'
    if (this.protectedToday) return 'frozen'
    if (!this.alive) return 'broken'
    return this.owed > 0 ? 'frozen' : 'at_risk'
  }
}

/** Every streak there was on the way, the newest last. */
function live(calendar: Day[], seen: (streak: Streak, index: number, deed: Deed, result: string) => void = () => {}) {
  const forgiven = skippedIn(calendar)
  const days = new Map<string, string>()
  let streak = newStreak()
  for (const [index, day] of calendar.entries()) {
    for (const deed of day === 'skipped' ? [] : day) {
      const next =
        deed === 'active' ? advance(streak, dayOf(index), { forgiven }) : protect(streak, dayOf(index), { forgiven })
      for (const { day, state } of next.days) days.set(day, state)
      streak = next.streak
      seen(streak, index, deed, next.result)
    }
  }
  return { streak, days }
}

describe('a streak', () => {
  it('a streak equals counting day by day', () => {
    fc.assert(
      fc.property(anyCalendar, (calendar) => {
        const forgiven = skippedIn(calendar)
        const naive = new Naive()
        let streak = newStreak()
        for (const [index, day] of calendar.entries()) {
          if (day === 'skipped') continue
          const today = dayOf(index)
          for (const deed of day) {
            const next = deed === 'active' ? advance(streak, today, { forgiven }) : protect(streak, today, { forgiven })
            streak = next.streak
            expect(next.result).toBe(deed === 'active' ? naive.active() : naive.protect())
          }
          expect(streak).toMatchObject({
            current: naive.count,
            longest: naive.longest,
            freezes: naive.freezes,
            protected_day: naive.protectedToday ? today : streak.protected_day,
          })
          if (naive.activeToday) expect(streak.days_to_freeze).toBe(7 - naive.week)
          expect(statusOn(streak, today, { forgiven })).toEqual({
            current: naive.state === 'broken' ? 0 : naive.count,
            longest: naive.longest,
            state: naive.state,
            freezes: naive.state === 'broken' || naive.state === 'none' ? naive.freezes : naive.freezes - naive.owed,
          })
          naive.midnight()
        }
      }),
      { numRuns: 500 },
    )
  })

  it('the longest streak never falls, there are 0–3 freezes, and the next is at most 7 days away', () => {
    fc.assert(
      fc.property(anyCalendar, (calendar) => {
        let longest = 0
        live(calendar, (streak, index) => {
          expect(streak.longest).toBeGreaterThanOrEqual(Math.max(longest, streak.current))
          expect(streak.freezes >= 0 && streak.freezes <= 3).toBe(true)
          expect(streak.days_to_freeze >= 1 && streak.days_to_freeze <= 7).toBe(true)
          expect(streak.last_day === null).toBe(streak.longest === 0)
          if (streak.protected_day !== null) expect(streak.last_day).toBe(addDays(streak.protected_day, -1))
          expect((streak.last_day ?? '') <= dayOf(index)).toBe(true)
          longest = streak.longest
        })
      }),
    )
  })

  it('a streak advances once a day, and not by events that arrive late', () => {
    fc.assert(
      fc.property(anyCalendar, fc.nat(90), (calendar, back) => {
        const { streak } = live([...calendar, ['active']])
        const day = dayOf(calendar.length - back)
        expect(advance(streak, day)).toEqual({ streak, result: 'maintained', days: [] })
      }),
    )
  })

  it('a day is protected once, and a freeze that is given back leaves no trace', () => {
    fc.assert(
      fc.property(anyCalendar, (calendar) => {
        const { streak } = live([...calendar, ['active']])
        const today = dayOf(calendar.length + 1)
        const first = protect(streak, today)
        const again = protect(first.streak, today)
        expect(again.streak).toEqual(first.streak)
        expect(again.days).toEqual([])
        expect(advance(first.streak, today).streak).toEqual(advance(streak, today).streak)
      }),
    )
  })

  it('the calendar agrees with the count: active days since the start, and no missed day in between', () => {
    fc.assert(
      fc.property(anyCalendar, (calendar) => {
        const { streak, days } = live([...calendar, ['active']])
        let day = dayOf(calendar.length)
        let active = 0
        while (active < streak.current) {
          expect(days.has(day), `${day} is told`).toBe(true)
          if (days.get(day) === 'active') active++
          day = addDays(day, -1)
        }
        for (const skipped of skippedIn(calendar)) expect(days.get(skipped) ?? 'paused').toBe('paused')
      }),
    )
  })

  it('a streak is alive on a day exactly if an activity on that day would not break it', () => {
    fc.assert(
      fc.property(anyCalendar, fc.nat(8), (calendar, later) => {
        const { streak } = live(calendar)
        const today = dayOf(calendar.length + later)
        const forgiven = skippedIn(calendar)
        const { state, current } = statusOn(streak, today, { forgiven })
        const { result, streak: after } = advance(streak, today, { forgiven })
        expect(state === 'broken').toBe(result === 'broken')
        expect(after.current).toBe(current + 1)
      }),
    )
  })
})
