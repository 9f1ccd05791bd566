import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { finish } from '../../support/activities.ts'
import { justBelow, times, type Histories, type Scripts } from './script.ts'

const plain = () => finish({ correct: 15 })
const perfect = () => finish()
const long = () => finish({ questions: 100, correct: 60 })
const pass = (category: string) => finish({ category, questions: 50, correct: 30, first_pass: true })

const PERFECT = 'test_completed@mode=exam,perfect=true'
const PASSED = 'test_completed@passed=true'
const QUESTIONS = 'test_completed:questions:sum'
const PASSED_QUESTIONS = 'test_completed:questions:sum@passed=true'

export const examPrep: Scripts = {
  test_rookie: [[plain()], { test_completed: 1 }],
  dress_rehearsal: [times(10, () => finish({ mode: 'practice' })), { 'test_completed@mode=practice': 10 }],
  bronze_grinder: [times(10, plain), { test_completed: 10 }],
  silver_scholar: [times(25, plain), { [PASSED]: 25 }],
  gold_god: [times(50, plain), { [PASSED]: 50 }],
  platinum_pro: [times(80, plain), { [PASSED]: 80 }],

  // There are two tests of networks and three of security.
  subject_specialist: [times(2, () => pass('network')), { 'test_completed@category=network,first_pass=true': 2 }],
  test_finisher: [
    [...times(2, () => pass('network')), ...times(3, () => pass('security'))],
    { 'test_completed@first_pass=true': 5 },
  ],

  perfectionist: [[perfect()], { [PERFECT]: 1 }],
  double_trouble: [times(2, perfect), { [PERFECT]: 2 }],
  error_404: [times(3, perfect), { [PERFECT]: 3 }],
  consecutive_perfects: [times(3, perfect), { 'run:perfect': 3 }],
  consecutive_perfects_five: [times(5, perfect), { 'run:perfect': 5 }],
  category_perfectionist: [
    times(5, () => finish({ category: 'security' })),
    { 'test_completed@category=security,mode=exam,perfect=true': 5 },
  ],

  turning_the_corner: [
    [finish({ questions: 100, correct: 75, previous_score: 70, best_before: 60 })],
    { event: 'test_completed', mode: 'exam', best_before: 60, score: 75 },
  ],
  accuracy_king: [[finish({ questions: 100, correct: 90 })], { event: 'test_completed', mode: 'exam', score: 90 }],
  redemption_arc: [
    [finish({ questions: 100, correct: 90, previous_score: 40, best_before: 80 })],
    { event: 'test_completed', mode: 'exam', previous_score: 40, score: 90 },
  ],

  answer_machine: [times(10, long), { [QUESTIONS]: 1000 }],
  knowledge_beast: [times(50, long), { [PASSED_QUESTIONS]: 5000 }],
  walking_encyclopedia: [times(80, long), { [PASSED_QUESTIONS]: 8000 }],
  question_terminator: [times(100, long), { [PASSED_QUESTIONS]: 10_000 }],

  seven_in_step: [times(7, (day) => finish({ correct: 15 }, { day })), { 'streak:learning': 7, [PASSED]: 7 }],
  ten_good_hours: [
    times(10, () => finish({ correct: 15, seconds: 3600 })),
    { 'test_completed:seconds:sum@passed=true': 36_000 },
  ],

  level_up: [[plain()], { level: 5 }, justBelow(5)],
  mid_tier_grinder: [[plain()], { level: 25 }, justBelow(25)],
  elite_scholar: [[plain()], { level: 50 }, justBelow(50)],
  ultimate_master: [[plain()], { level: 100 }, justBelow(100)],

  the_answer: [[finish({ questions: 50, correct: 21 })], { event: 'test_completed', mode: 'exam', score: 42 }],
}

export const examPrepLater: Histories = {
  focused_week: times(10, (index) => finish({}, { day: index % 7 })),
}

/** Everything about being perfect or accurate: practice has its keys on the client. */
export const examOnly = [
  'perfectionist',
  'double_trouble',
  'error_404',
  'consecutive_perfects',
  'consecutive_perfects_five',
  'category_perfectionist',
  'turning_the_corner',
  'accuracy_king',
  'redemption_arc',
  'the_answer',
]

/** Each of these falls short by the one thing its name says. */
export const examPrepNearMisses: Readonly<Record<string, { slug: string; events: Activity[] }>> = {
  'a perfect exam that is followed by another ends the run': {
    slug: 'consecutive_perfects',
    events: [...times(2, perfect), plain(), ...times(2, perfect)],
  },
  'perfect exams in several categories are not five in one': {
    slug: 'category_perfectionist',
    events: [...times(4, perfect), ...times(4, () => finish({ category: 'security' }))],
  },
  'the same test again is not every test': {
    slug: 'test_finisher',
    events: [...times(4, () => pass('security')), ...times(9, plain)],
  },
  'a test finished with less than 60% is not one of 25': {
    slug: 'silver_scholar',
    events: times(30, () => finish({ correct: 14 })),
  },
  'a week of guessing is not seven days strong': {
    slug: 'seven_in_step',
    events: times(9, (day) => finish({ correct: 6 }, { day })),
  },
  'every test finished is not every test passed': {
    slug: 'subject_specialist',
    events: times(9, () => finish({ correct: 6, first: true })),
  },
  'a new test has no last result to be redeemed from': {
    slug: 'redemption_arc',
    events: [perfect()],
  },
  'nearly 42 is not the answer': {
    slug: 'the_answer',
    events: [finish({ questions: 75, correct: 31 }), finish({ questions: 75, correct: 32 })],
  },
}
