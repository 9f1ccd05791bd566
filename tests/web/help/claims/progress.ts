import { METRICS, NEIGHBORS, TOP, type Metric } from '../../../../functions/_domain/boards/board.ts'
import { PASS_MARK } from '../../../../functions/_domain/attempts/band.ts'
import {
  addPractice,
  LEARNING_ANSWERS,
  MOST_PRACTICE_XP,
  NO_PRACTICE,
} from '../../../../functions/_domain/practice/practice-day.ts'
import { MOST_GOALS, MOST_SWAPS } from '../../../../functions/_domain/goals/choose.ts'
import { HISTORY_DAYS } from '../../../../functions/_domain/goals/history.ts'
import { advance, DAYS_PER_FREEZE, MOST_FREEZES, newStreak } from '../../../../functions/_domain/streaks/streak.ts'
import { levelFor, MAX_LEVEL, titleFor, xpForLevel, type Title } from '../../../../functions/_domain/xp/levels.ts'
import { COMPLETION_XP, contentXp, streakBonus, UNLOCK_XP, workBase } from '../../../../functions/_domain/xp/xp.ts'
import { BOARDS } from '../../../../web/src/lib/features/boards/boards.ts'
import { calendarOf, warmthOf } from '../../../../web/src/lib/features/streaks/streak.ts'
import { least } from '../bounds.ts'
import type { NumberClaim } from '../number-claim.ts'
import { PERFECT, PRACTICE } from './tests.ts'

const broken = advance({ ...newStreak(), current: 9, last_day: '2026-01-01', freezes: 0 }, '2026-01-09').streak
const MOST_BONUS = streakBonus(10_000)

/** How many days a board of XP goes back. */
const daysOf = (metric: Metric) => Number(/last (\d+) days/.exec(BOARDS[metric].about)?.[1])
const [WEEK, MONTH] = [daysOf('xp_weekly'), daysOf('xp_monthly')]

const second = xpForLevel(2)
const growth = Math.round(100 * ((xpForLevel(3) - second) / second - 1))
/** The level at which a title begins. */
const levelOf = (title: Title) => least((level) => titleFor(level) === title, 1)

const { common, rare, epic, legendary } = UNLOCK_XP
const { course_completed, program_completed } = COMPLETION_XP

export const IN_PROGRESS: NumberClaim[] = [
  ['streaks', 'Answer {} questions in Practice', LEARNING_ANSWERS],
  ['streaks', 'starts again at {}', broken.current],
  ['streaks', '{} XP for each day it has, {} XP at most', streakBonus(1), MOST_BONUS],
  ['streaks', 'a test with {}% or more', PASS_MARK],
  ['streaks', 'the last {} weeks', calendarOf('2026-11-29', []).length],
  ['streaks', 'orange from {} days', least((days) => warmthOf(days) === 'orange')],
  ['streaks', 'red from {}', least((days) => warmthOf(days) === 'red')],

  ['freezes', 'You start with {} freezes', newStreak().freezes],
  ['freezes', '{} is the most that you can have', MOST_FREEZES],
  ['freezes', '{} active days in a row earn one back', DAYS_PER_FREEZE],

  ['days-and-time-zones', 'the last {} and {} days', WEEK, MONTH],

  ['goals', 'Up to {} things', MOST_GOALS],
  ['goals', 'at most {}', MOST_GOALS],
  ['goals', 'the last {} weeks', HISTORY_DAYS / 7],
  ['goals', 'up to {} times a day', MOST_SWAPS],

  ['xp-and-levels', 'A test pays up to {} XP', workBase('expert', 1)],
  ['xp-and-levels', 'A perfect exam pays {} times as much', PERFECT],
  ['xp-and-levels', 'Practice pays {}', PRACTICE],
  [
    'xp-and-levels',
    'a scenario pays {} to {} XP',
    contentXp({ difficulty: 'easy', minutes: 0 }),
    contentXp({ difficulty: 'expert', minutes: 600 }),
  ],
  [
    'xp-and-levels',
    'across tests pays {} XP: a question once a day, and {} XP a day at most',
    ...[addPractice(NO_PRACTICE, { answered: 1, right: ['one'] }).paid.length, MOST_PRACTICE_XP],
  ],
  ['xp-and-levels', 'up to {} XP a day', MOST_BONUS],
  [
    'xp-and-levels',
    'common {}, rare {} to {}, epic {} to {}, legendary {}',
    ...[common.max, rare.min, rare.max, epic.min, epic.max, legendary.max],
  ],
  ['xp-and-levels', 'A completed course pays {} XP more, a program {}', course_completed, program_completed],
  ['xp-and-levels', 'You begin at level {}', levelFor(0)],
  ['xp-and-levels', 'Level {} takes {} XP', levelFor(second), second],
  ['xp-and-levels', 'takes {}% more than the one before', growth],
  ['xp-and-levels', 'Level {} is the last', MAX_LEVEL],
  ['xp-and-levels', 'Apprentice from level {}', levelOf('Apprentice')],
  ['xp-and-levels', 'Adept from {}', levelOf('Adept')],
  ['xp-and-levels', 'Expert from {}', levelOf('Expert')],
  ['xp-and-levels', 'Master from {}', levelOf('Master')],
  ['xp-and-levels', 'Grandmaster from {}', levelOf('Grandmaster')],
  ['xp-and-levels', 'Legend from {}', levelOf('Legend')],
  ['xp-and-levels', 'Mythic from {}', levelOf('Mythic')],

  ['leaderboards', 'There are {} boards', METRICS.length],
  ['leaderboards', 'of the last {} days, of the last {} days', WEEK, MONTH],
  ['leaderboards', 'the top {}', TOP],
  ['leaderboards', 'the {} nearest learners', NEIGHBORS],
]
