import type { AboutFunction } from '../_http/create-app.ts'

export const ABOUT: AboutFunction = {
  description: 'Tells those who operate the site how it does. To everybody else there is nothing here.',
  tags: [
    { name: 'Operations', description: 'Figures of this moment, and the state of every alert.' },
    { name: 'Time series', description: 'What each day came to: achievements, learners, events.' },
  ],
}
