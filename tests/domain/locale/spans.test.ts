import { describe, expect, it } from 'vitest'
import { daysText, durationText, timeText } from '../../../functions/_domain/locale/spans.ts'

describe('a span of time', () => {
  it('that was worked is rounded down, and leaves out what is zero', () => {
    expect([0, 59, 60, 3600, 29_425].map((it) => timeText(it, 'seconds'))).toEqual([
      '0 min',
      '0 min',
      '1 min',
      '1 h',
      '8 h 10 min',
    ])
    expect(timeText(90, 'minutes')).toBe('1 h 30 min')
  })

  it('that something took is shown in seconds, minutes or hours', () => {
    expect([40, 770, 3595, 3600, 3900].map((it) => durationText(it))).toEqual([
      '40 s',
      '13 min',
      '1 h',
      '1 h',
      '1 h 5 min',
    ])
  })

  it('in days is in hours below two', () => {
    expect([null, 0.01, 0.5, 1.9, 1.95, 4.2].map((it) => daysText(it))).toEqual([
      '–',
      'under an hour',
      '12 hours',
      '46 hours',
      '2 days',
      '4 days',
    ])
  })
})
