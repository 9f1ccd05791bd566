import type { AttemptResult, ProgressMade } from '#contracts/attempts/results.ts'
import { exampleId } from './id.ts'

export const progressMade: ProgressMade = {
  xp: {
    base: 120,
    perfect_bonus: 0,
    practice_cut: 0,
    repeat_cut: 30,
    streak: 10,
    achievements: 50,
    milestones: 0,
    completed: 0,
    correction: 0,
    total: 150,
  },
  level: { level: 13, title: 'Scholar', total: 4620, into: 20, needed: 420, before: 12, after: 13 },
  streak: { result: 'increased', current: 8, bonus_open: false },
  achievements: [],
  milestones: [],
  completed: [],
}

export const exampleResult = (change: Partial<AttemptResult>): AttemptResult => ({
  attempt_id: exampleId(7),
  mode: 'exam',
  length: 50,
  correct: 41,
  points: 41,
  unread: 0,
  answered: 49,
  percent: 82,
  band: 'almost_there',
  override: null,
  perfect: false,
  previous_percent: 68,
  seconds: 2_460,
  started_at: '2026-03-01T09:00:00Z',
  finished_at: '2026-03-01T09:41:00Z',
  timed_out: false,
  topics: [
    { topic: 'subnets', correct: 7, asked: 12 },
    { topic: 'routing', correct: 18, asked: 20 },
    { topic: 'cabling', correct: 16, asked: 18 },
  ],
  counts: true,
  counts_reason: null,
  progress: progressMade,
  regrades: [],
  confidence: null,
  replayed: false,
  ...change,
})
