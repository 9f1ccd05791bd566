import { activity } from '../../support/activities.ts'
import { atLevel, times, type Scripts } from './script.ts'

const scenario = (dims: Record<string, string | boolean> = {}) => activity('scenario_completed', { dims })
const study = (minutes: number) => activity('study_session', { metrics: { minutes } })
const words = (words: number) => activity('vocabulary_learned', { metrics: { words } })
const conversation = (minutes = 10) => activity('conversation_held', { metrics: { minutes } })
const scenarioOn = (day: number) => activity('scenario_completed', { day })
const visit = (day: number) => activity('daily_login', { day })

export const language: Scripts = {
  first_scenario: [[scenario()], { scenario_completed: 1 }],
  scenario_explorer: [times(5, () => scenario()), { scenario_completed: 5 }],
  scenario_regular: [times(20, () => scenario()), { scenario_completed: 20 }],
  scenario_challenger: [
    times(3, () => scenario({ difficulty: 'expert' })),
    { 'scenario_completed@difficulty=expert': 3 },
  ],
  scenario_veteran: [times(50, () => scenario()), { scenario_completed: 50 }],
  scenario_marathoner: [times(100, () => scenario()), { scenario_completed: 100 }],

  quick_learner: [[study(59), study(1)], { 'study_session:minutes:sum': 60 }],
  long_sitting: [[study(89), study(90)], { 'study_session:minutes:max': 90 }],
  study_devotee: [times(30, () => study(60)), { 'study_session:minutes:sum': 1800 }],
  study_legend: [times(200, () => study(60)), { 'study_session:minutes:sum': 12_000 }],

  week_warrior: [times(7, scenarioOn), { 'streak:learning': 7, level: 8 }, atLevel(5)],
  month_keeper: [times(30, scenarioOn), { 'streak:learning': 30, level: 16 }, atLevel(10)],
  unstoppable_force: [times(100, scenarioOn), { 'streak:learning': 100, level: 23 }, atLevel(15)],

  word_collector: [[words(49), words(1)], { 'vocabulary_learned:words:sum': 50 }],
  word_weaver: [[words(499), words(1)], { 'vocabulary_learned:words:sum': 500 }],
  vocabulary_virtuoso: [[words(1999), words(1)], { 'vocabulary_learned:words:sum': 2000 }],

  conversationalist: [times(5, () => conversation()), { conversation_held: 5 }],
  good_company: [times(5, () => conversation(60)), { 'conversation_held:minutes:sum': 300 }],
  social_butterfly: [times(50, () => conversation()), { conversation_held: 50 }],

  first_steps: [[study(1)], { study_session: 1 }],
  familiar_face: [times(30, visit), { daily_login: 30 }],
  centurion: [times(100, visit), { daily_login: 100 }],

  perfectionist: [[scenario(), scenario({ perfect: true })], { 'scenario_completed@perfect=true': 1 }],
  flawless_master: [times(25, () => scenario({ perfect: true })), { 'scenario_completed@perfect=true': 25 }],

  early_bird: [
    [4, 8, 7].map((hour) => activity('vocabulary_learned', { hour })),
    { event: 'vocabulary_learned', local_hour: 7 },
  ],
  night_owl: [
    [21, 0, 23].map((hour) => activity('conversation_held', { hour })),
    { event: 'conversation_held', local_hour: 23 },
  ],

  polyglot: [
    [scenario(), ...times(3, () => scenario({ first_in_language: true }))],
    { 'scenario_completed@first_in_language=true': 3 },
  ],
}

/** Whatever a learner of languages begins with. */
export const firstSteps = [scenario(), words(1), conversation(), study(1)]
