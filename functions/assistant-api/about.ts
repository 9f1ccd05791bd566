import type { AboutFunction } from '../_http/create-app.ts'

export const ABOUT: AboutFunction = {
  description:
    'Helps a learner with a question, one step at a time: a nudge, the concept, a worked analogue, a check of their reasoning, and the answer. The server decides which step comes next, and tells a model only what that step may say. Without a model the authors of the question answer. Never in an exam.',
  tags: [
    { name: 'Help', description: 'The steps of help with one question of an attempt or of a practice session.' },
    { name: 'Conversations', description: 'What learners asked and were answered, for those who teach them.' },
    { name: 'Assistant settings', description: 'For admins: the switch, the budgets and the cost.' },
  ],
}
