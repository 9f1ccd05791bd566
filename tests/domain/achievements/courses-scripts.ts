import { activity } from '../../support/activities.ts'
import { atLevel, justBelow, times, type Histories, type Scripts } from './script.ts'

const wod = (day = 0) => activity('wod_completed', { day })
const expertWod = () => activity('wod_completed', { dims: { difficulty: 'expert' } })
const lesson = () => activity('lesson_completed', { metrics: { minutes: 5 } })
const lessonOn = (day: number) => activity('lesson_completed', { day })
const course = (metrics: Record<string, number> = {}) => activity('course_completed', { metrics })
const program = () => activity('program_completed')
const comment = () => activity('comment_created')

export const courses: Scripts = {
  first_steps: [[wod()], { wod_completed: 1 }],
  page_one: [[lesson()], { lesson_completed: 1 }],
  finding_a_rhythm: [times(10, lesson), { lesson_completed: 10 }],
  course_finisher: [[course()], { course_completed: 1 }],
  wod_warrior: [times(10, () => wod()), { wod_completed: 10 }],
  ten_quiet_hours: [
    times(10, () => activity('lesson_completed', { metrics: { minutes: 60 } })),
    { 'lesson_completed:minutes:sum': 600 },
  ],
  half_a_hundred: [times(50, lesson), { lesson_completed: 50 }],
  three_down: [times(3, () => course()), { course_completed: 3 }],
  program_graduate: [[program()], { program_completed: 1 }],
  wod_veteran: [times(50, () => wod()), { wod_completed: 50 }],
  full_bookshelf: [times(200, lesson), { lesson_completed: 200 }],
  learning_dedication: [times(5, () => course()), { course_completed: 5 }],
  wod_centurion: [times(100, () => wod()), { wod_completed: 100 }],
  course_collector: [times(10, () => course()), { course_completed: 10 }],
  threefold_graduate: [times(3, program), { program_completed: 3 }],

  learning_momentum: [times(3, lessonOn), { 'streak:learning': 3 }],
  week_warrior: [times(7, lessonOn), { 'streak:learning': 7, level: 7 }, atLevel(5)],
  progress_streak: [times(14, lessonOn), { 'streak:learning': 14, level: 10 }, atLevel(5)],
  month_master: [times(30, lessonOn), { 'streak:learning': 30, level: 16 }, atLevel(10)],
  consistency_champion: [times(100, lessonOn), { 'streak:learning': 100, level: 23 }, atLevel(15)],

  skill_demonstration: [[wod(), expertWod()], { 'wod_completed@difficulty=expert': 1 }],
  quick_learner: [[course({ days: 8 }), course({ days: 7 })], { 'course_completed:days:min': 7 }],
  excellence: [[course({ score: 89 }), course({ score: 90 })], { 'course_completed:score:max': 90 }],
  perfectionist: [[course({ score: 99 }), course({ score: 100 })], { 'course_completed:score:max': 100 }],
  // The first course is quick, excellent and perfect; the fifth is what learning_dedication waits for.
  knowledge_master: [[expertWod(), course({ days: 5, score: 100 }), ...times(4, () => course())], { achievements: 5 }],

  opening_line: [[activity('post_created')], { post_created: 1 }],
  pass_it_on: [times(3, () => activity('achievement_shared')), { achievement_shared: 3 }],
  good_neighbour: [times(25, comment), { comment_created: 25 }],

  familiar_face: [times(25, (day) => activity('daily_login', { day })), { daily_login: 25 }],

  apprentice_bench: [[lesson()], { level: 10 }, justBelow(10)],
  in_full_stride: [[lesson()], { level: 20 }, justBelow(20)],
  // Ten WODs on seven days in a row, an excellent course, and the comments.
  well_rounded: [
    [...times(10, (index) => wod(Math.min(index, 6))), course({ score: 90 }), ...times(25, comment)],
    { achievements: 5 },
  ],
}

export const coursesLater: Histories = {
  busy_fortnight: times(10, (day) => wod(day)),
  on_the_board: times(10, (day) => wod(day)),
}
