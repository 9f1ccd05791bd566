import type { AboutFunction } from '../_http/create-app.ts'

export const ABOUT: AboutFunction = {
  description:
    'Lists what to learn from outside of Laude, takes suggestions, and lets instructors and admins curate it.',
  tags: [
    { name: 'Resources', description: 'Books, standards, videos, labs and more, by topic of the question banks.' },
    { name: 'Suggestions', description: 'Resources that learners suggest, and dead links that they report.' },
    { name: 'Curating', description: 'For instructors and admins: suggestions, changes and dead links.' },
  ],
}
