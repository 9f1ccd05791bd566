import { describe, expect, it } from 'vitest'
import { dueDays } from '../../../functions/_domain/assignments/due-days.ts'
import { lookAgainAt, mailAt, toTell, type AssignedTo } from '../../../functions/_domain/assignments/telling.ts'

const at = (text: string) => Date.parse(text)
const told = new Set<string>()
const homework: AssignedTo = {
  state: 'not_started',
  opens: at('2026-11-30T08:00:00Z'),
  due: at('2026-12-05T17:00:00Z'),
  closes: null,
  zone: 'Europe/Berlin',
  told,
}
const known = { ...homework, told: new Set(['assigned']) }

describe('what a learner is told of an assignment', () => {
  it('is that it is theirs, once it is open and as long as something is left to do', () => {
    expect(toTell(homework, at('2026-11-30T07:59:00Z'))).toEqual([])
    expect(toTell(homework, at('2026-11-30T08:00:00Z'))).toEqual(['assigned'])
    expect(toTell(known, at('2026-11-30T08:00:00Z'))).toEqual([])
    expect(toTell({ ...homework, state: 'done' }, at('2026-12-01T08:00:00Z'))).toEqual([])
    expect(toTell({ ...homework, closes: at('2026-12-01T08:00:00Z') }, at('2026-12-01T08:00:00Z'))).toEqual([])
  })

  it('is in their evening before it is due that it is due, and never after', () => {
    expect(toTell(known, at('2026-12-04T16:59:00Z'))).toEqual([])
    expect(toTell(known, at('2026-12-04T17:00:00Z'))).toEqual(['assignment_due'])
    expect(toTell({ ...known, zone: 'America/New_York' }, at('2026-12-04T17:00:00Z'))).toEqual([])
    expect(toTell(known, at('2026-12-05T16:59:00Z'))).toEqual(['assignment_due'])
    expect(toTell(known, at('2026-12-05T17:00:00Z'))).toEqual([])
    expect(toTell({ ...known, told: new Set(['assigned', 'assignment_due']) }, at('2026-12-04T20:00:00Z'))).toEqual([])
  })

  it('is mailed with what else comes within half an hour, and at once if it is due soon', () => {
    const evening = at('2026-12-04T17:00:00Z')
    expect(mailAt(at('2026-12-05T17:00:00Z'), evening)).toBe(at('2026-12-04T17:35:00Z'))
    expect(mailAt(at('2026-12-04T19:10:00Z'), evening)).toBe(at('2026-12-04T17:10:00Z'))
    expect(mailAt(at('2026-12-04T18:00:00Z'), evening)).toBe(evening)
  })

  it('is looked at again when it opens, and often only near to when it is due', () => {
    const now = at('2026-11-29T08:00:00Z')
    expect(lookAgainAt([homework], now)).toBe(homework.opens)
    expect(lookAgainAt([homework], at('2026-12-01T08:00:00Z'))).toBe(at('2026-12-04T01:00:00Z'))
    expect(lookAgainAt([homework], at('2026-12-05T08:00:00Z'))).toBe(at('2026-12-05T08:30:00Z'))
    expect(lookAgainAt([homework], at('2026-12-06T08:00:00Z'))).toBeNull()
    expect(lookAgainAt([], now)).toBeNull()
  })
})

describe('the calendar of what is assigned', () => {
  it('has what is left to do, on the day on which it is due where the learner is', () => {
    const due = { id: 'a', title: 'Ports', due_at: '2026-12-05T23:30:00Z', state: 'not_started' } as const
    expect(
      dueDays([due, { ...due, state: 'done' }, { ...due, due_at: null }], { feed: 'f', zone: 'Europe/Berlin' }),
    ).toEqual([{ uid: 'a.f@laude', day: '2026-12-06', summary: 'Due: Ports', description: 'Until 00:30' }])
  })
})
