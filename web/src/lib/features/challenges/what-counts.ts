/** What the form of a challenge offers to count. Anything else of the grammar goes through the API. */
export const WHAT_COUNTS = [
  { value: 'test_completed:questions:sum', says: 'Questions answered in tests' },
  { value: 'test_completed:correct:sum', says: 'Right answers in tests' },
  { value: 'test_completed', says: 'Tests finished' },
  { value: 'test_completed@passed=true', says: 'Tests passed with 60% or more' },
  { value: 'test_completed@mode=exam', says: 'Exams finished' },
  { value: 'lesson_completed', says: 'Lessons completed' },
  { value: 'wod_completed', says: 'Drills completed' },
  { value: 'scenario_completed', says: 'Scenarios completed' },
  { value: 'study_session:minutes:sum', says: 'Minutes of study logged' },
] as const

export const TEAM_SCORES = [
  { value: '', says: 'Everybody for themselves' },
  { value: 'mean', says: 'In teams, by their average' },
  { value: 'sum', says: 'In teams, all members together' },
] as const
