import type { AboutFunction } from '../_http/create-app.ts'

export const ABOUT: AboutFunction = {
  description: 'Defines and shows the achievements of a community, and manages the awards of its learners.',
  tags: [
    { name: 'Catalogue', description: 'What learners can earn in a community, and the reasons for what they earned.' },
    { name: 'Awards', description: 'What one learner has earned: shown, hidden, featured or revoked.' },
    { name: 'Authoring', description: 'Achievements of a community’s own, for its instructors and admins.' },
  ],
}
