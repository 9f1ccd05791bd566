import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf, todayWords, warmthOf, whyNotProtected } from '../../../web/src/lib/features/streaks/streak.ts'
import type { StreakStatusShown } from '../../../functions/_contracts/streaks/streaks.ts'
import { addDays } from '../../../functions/_domain/time/days.ts'

const streak = (change: Partial<StreakStatusShown> = {}): StreakStatusShown => ({
  kind: 'learning',
  state: 'at_risk',
  current: 4,
  longest: 9,
  freezes: 2,
  days_to_freeze: 3,
  can_protect: true,
  days: [],
  ...change,
})

describe('the flame of a streak', () => {
  it('turns from gold to orange to red as the streak grows', () => {
    expect([0, 1, 6, 7, 29, 30, 400].map(warmthOf)).toEqual(['cold', 'gold', 'gold', 'orange', 'orange', 'red', 'red'])
  })
})

describe('the calendar of a streak', () => {
  const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('1990-01-01', n))

  it('shows whole weeks from Monday to Sunday without a gap, the last one with today', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const weeks = calendarOf(today, [])
        const days = weeks.flat().map(({ day }) => day)
        expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7])
        expect(days.every((day, n) => n === 0 || day === addDays(days[n - 1] ?? '', 1))).toBe(true)
        expect(new Date(`${days[0]}T00:00Z`).getUTCDay()).toBe(1)
        expect(weeks.at(-1)?.filter((day) => day.today)).toHaveLength(1)
      }),
    )
  })

  it('gives the state of every day', () => {
    const weeks = calendarOf('2026-11-19', [
      { day: '2026-11-16', state: 'active' },
      { day: '2026-11-18', state: 'frozen' },
    ])
    expect(weeks.at(-1)?.map(({ state }) => state)).toEqual([
      'active',
      'missed',
      'frozen',
      'open',
      'future',
      'future',
      'future',
    ])
    expect(weeks[0]?.every(({ state }) => state === 'before')).toBe(true)
    const [monday] = calendarOf('2026-11-16', [{ day: '2026-11-16', state: 'active' }]).at(-1) ?? []
    expect(monday).toEqual({ day: '2026-11-16', state: 'active', today: true })
  })
})

describe('the text about today', () => {
  it('says in one sentence what continues the streak', () => {
    expect(todayWords(streak(), false)).toBe('Finish a test or a lesson today to make it 5 days.')
    expect(todayWords(streak({ freezes: 0 }), false)).toContain('no freeze left')
    expect(todayWords(streak({ state: 'active_today' }), false)).toBe('You have learned today. Your streak is safe.')
    expect(todayWords(streak({ state: 'frozen' }), true)).toContain('protected')
    expect(todayWords(streak({ state: 'none', current: 0 }), false)).toContain('to start a streak')
  })

  it('says why today cannot be protected, or nothing if it can', () => {
    const no = { can_protect: false }
    expect(whyNotProtected(streak(), false)).toBeNull()
    expect(whyNotProtected(streak({ ...no, state: 'frozen' }), true)).toBe('Today is already protected.')
    expect(whyNotProtected(streak({ ...no, state: 'active_today' }), false)).toContain('nothing to protect')
    expect(whyNotProtected(streak({ ...no, freezes: 0 }), false)).toBe('You have no freezes left.')
    expect(whyNotProtected(streak({ ...no, state: 'none', current: 0, freezes: 3 }), false)).toContain('no streak')
  })
})
