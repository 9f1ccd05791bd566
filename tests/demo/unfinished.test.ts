import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../functions/_domain/time/days.ts'
import { localDay, localHour } from '../../functions/_domain/time/local-time.ts'
import { itemsOf } from '../../supabase/local/demo/attempts/items.ts'
import { unfinishedAttempt } from '../../supabase/local/demo/attempts/unfinished.ts'
import { histories } from '../../supabase/local/demo/history.ts'
import { seededBanks } from '../support/banks.ts'
import { demoLearners } from '../support/demo.ts'

const [, bank = []] = seededBanks

describe('the unfinished attempt', () => {
  it('was begun yesterday evening by the student’s clock, after all that was finished', () => {
    const [anyone] = demoLearners
    const second = anyone?.communities.find(({ slug }) => slug === 'harbor')?.tests[1]?.id ?? ''
    const banks = new Map([[second, { version: 1, quotas: null, items: itemsOf(second, bank) }]])
    const zones = demoLearners.map(({ time_zone }) => time_zone)
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2031, 0, 1) }),
        fc.constantFrom(...zones),
        (now, time_zone) => {
          if (!anyone) throw new Error('There is nobody.')
          const student = { ...anyone, time_zone }
          const attempt = unfinishedAttempt(student, banks, now)
          const started = Date.parse(attempt?.started_at ?? '')
          expect(localDay(new Date(started), time_zone)).toBe(addDays(localDay(new Date(now), time_zone), -1))
          expect(localHour(new Date(started), time_zone)).toBe(21)
          expect(Date.parse(attempt?.updated_at ?? '')).toBeLessThanOrEqual(now)
          expect(attempt).toMatchObject({ test_id: second, length: 25, answered: 9, position: 10, mode: 'practice' })
          expect(attempt?.responses).toHaveLength(9)
          const tests = histories([student], now).filter(({ type }) => type === 'test_completed')
          expect(tests.at(-1)?.occurred_at).toBeLessThan(started)
        },
      ),
      { numRuns: 20 },
    )
  })
})
