import { describe, expect, it } from 'vitest'
import { originOf, valueRows } from '../../../web/src/lib/features/achievements/detail/reason-words.ts'

const said = (values: Parameters<typeof valueRows>[0]) =>
  valueRows(values).map(({ label, value }) => `${label}: ${value}`)

describe('the values that met a rule', () => {
  it.each([
    [{ test_completed: 1200 }, 'Tests: 1,200'],
    [{ 'test_completed@category=network,mode=exam,perfect=true': 5 }, 'Perfect Networking exams: 5'],
    [{ 'test_completed:questions:sum': 1043 }, 'Questions in tests: 1,043'],
    [{ 'test_completed:score:max@mode=exam': 92.5 }, 'Best score in exams: 92.5%'],
    [{ 'test_completed:seconds:sum': 29425 }, 'Time in tests: 8 h 10 min'],
    [{ 'course_completed:days:min': 12 }, 'Least days in courses: 12'],
    [{ 'lesson_completed in 7 days': 5 }, 'Lessons within 7 days: 5'],
    [{ 'run:perfect': 3 }, 'Perfect exams in a row: 3'],
    [{ 'streak:learning': 7 }, 'Learning streak: 7 days'],
    [{ 'streak:daily_login': 1 }, 'Visiting streak: 1 day'],
    [{ 'leaderboard:xp_weekly': 'top 10' }, 'Leaderboard place: top 10'],
    [{ level: 10 }, 'Level: 10'],
    [{ xp: 5000 }, 'XP: 5,000'],
    [{ achievements: 5 }, 'Achievements: 5'],
  ])('%j reads "%s"', (values, text) => {
    expect(said(values)).toEqual([text])
  })

  it('include each value of the event, but not its type', () => {
    expect(said({ score: 91, previous_score: 38, mode: 'exam', perfect: false, local_hour: 5, event: 'x' })).toEqual([
      'Score: 91%',
      'Score before: 38%',
      'Mode: exam',
      'Perfect: no',
      'Hour of the day: 5:00',
    ])
  })
})

describe('the origin of an award', () => {
  const of = (type: string) =>
    originOf({ event: { id: 'e', type, occurred_at: '', content_id: null, dims: {}, metrics: {} } })

  it('is a test with a link to its attempt, or the kind of activity', () => {
    expect(of('test_completed')).toEqual({ text: 'with a test', attempt: 'e', isRetroactive: false })
    expect(of('wod_completed')).toMatchObject({ text: 'with a drill', attempt: null })
    expect(of('daily_login')?.text).toBe('with a visit')
  })

  it('is all earlier activity for a rule that came later, and null without an event', () => {
    expect(of('rules_swept')).toMatchObject({ text: 'for earlier work', isRetroactive: true })
    expect(originOf({ event: null })).toBeNull()
  })
})
