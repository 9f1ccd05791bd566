import type { AboutFunction } from '../_http/create-app.ts'

export const ABOUT: AboutFunction = {
  description: 'Serves courses and programs to learners, and lets instructors and admins write them.',
  tags: [
    {
      name: 'Courses',
      description: 'Courses with their lessons, WODs, scenarios and tests, and the progress of the caller.',
    },
    { name: 'Programs', description: 'Several courses, in an order.' },
    { name: 'Course authoring', description: 'For instructors and admins: courses, their contents and their order.' },
    { name: 'Program authoring', description: 'For instructors and admins: programs and their courses.' },
  ],
}
