import type { AboutFunction } from '../_http/create-app.ts'

export const ABOUT: AboutFunction = {
  description: 'Answers several GET requests of one learner at once, such as all that a page shows.',
  tags: [{ name: 'Batch', description: 'Several GET requests in one.' }],
}
