import type { HelpCategory } from '#domain/help/article.ts'

export const CATEGORY: Record<HelpCategory, string> = {
  tests: 'Tests',
  progress: 'Progress',
  achievements: 'Achievements',
  courses: 'Courses',
  account: 'Your account',
  teaching: 'Teaching',
}
