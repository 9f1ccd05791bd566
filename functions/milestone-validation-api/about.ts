import type { AboutFunction } from '../_http/create-app.ts'

export const ABOUT: AboutFunction = {
  description: 'Records what learners do, and validates the gates of courses and programs.',
  tags: [
    {
      name: 'Actions',
      description: 'Lessons, WODs, scenarios and everything else that counts toward a gate or an achievement.',
    },
    { name: 'Gates', description: 'The milestones of a course or program, as a learner meets them.' },
    { name: 'Reviews', description: 'Submissions that an instructor or admin approves or sends back.' },
    { name: 'Gate authoring', description: 'For instructors and admins: gates, their rules and their order.' },
    { name: 'Learners', description: 'The progress of every learner, for instructors and admins.' },
  ],
}
