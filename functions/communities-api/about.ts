import type { AboutFunction } from '../_http/create-app.ts'

export const ABOUT: AboutFunction = {
  description: 'Manages communities, their members and the invitations to them.',
  largeBodies: { '/rosters': 10 },
  tags: [
    { name: 'Communities', description: 'The list of communities, and how a learner joins one.' },
    { name: 'Members', description: 'The members of a community and their roles.' },
    { name: 'Groups', description: 'Groups of members, such as classes and cohorts.' },
    { name: 'Assignments', description: 'What learners are asked to do and by when, and how they stand.' },
    { name: 'Gradebook', description: 'Grades of all learners, those set by hand, and notes on learners.' },
    { name: 'Announcements', description: 'What instructors tell learners, and how many have read it.' },
    { name: 'Accommodations', description: 'More time in exams for one learner, and tests that they need not take.' },
    { name: 'Insights', description: 'What goes on in a community, in numbers that name nobody.' },
    { name: 'Rosters', description: 'Whom a community invites by address, and what you are invited to.' },
    {
      name: 'Moderation',
      description: 'What instructors decide about comments that members report, and about who writes them.',
    },
    { name: 'Invitations', description: 'Links by which people become members.' },
    { name: 'Audit log', description: 'What people decided about others, for admins.' },
    { name: 'Event types', description: 'Types of events that a community has beside those of all communities.' },
  ],
}
