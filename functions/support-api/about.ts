import type { AboutFunction } from '../_http/create-app.ts'

export const ABOUT: AboutFunction = {
  description: 'Answers questions: finds what is written already, and brings the rest to the people of a community.',
  tags: [
    { name: 'Search', description: 'Help articles and answered questions, and whether an article helped.' },
    { name: 'Questions', description: 'What the caller asked, and what was answered.' },
    { name: 'Assistant', description: 'What the assistant answers from what is written already.' },
    { name: 'Question queue', description: 'For instructors and admins: what waits for an answer.' },
    { name: 'Replies', description: 'For instructors and admins: answers that they give often, written in advance.' },
    { name: 'Answers', description: 'Answered questions without names, which others find.' },
  ],
}
