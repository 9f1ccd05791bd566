import type { AboutFunction } from '../_http/create-app.ts'

export const ABOUT: AboutFunction = {
  description: 'Serves tests and takes attempts at them, from the start to the graded review.',
  // Files of question banks may hold pictures, which are refused one by one.
  largeBodies: { '/tests/import': 10 },
  tags: [
    { name: 'Tests', description: 'The tests of a community, without their questions.' },
    {
      name: 'Attempts',
      description: 'A learner takes a test: practice or exam, saved as they go, graded on the server.',
    },
    {
      name: 'Practice',
      description: 'Questions of any tests of a community, drilled again; never an attempt on a test.',
    },
    { name: 'Notes', description: 'What a learner keeps of questions for themselves.' },
    {
      name: 'Live sessions',
      description: 'Tests that instructors run with learners at the same time.',
    },
    {
      name: 'Comments',
      description:
        'What members say to each other about questions that they have answered, and about achievements that others share.',
    },
    { name: 'Plan', description: 'An exam date, what to review today, and what each day until the exam holds.' },
    { name: 'Question banks', description: 'Files of questions, in and out, for instructors and admins.' },
    { name: 'Memory', description: 'What a learner should remember of the questions they have answered.' },
    { name: 'Mastery', description: 'How well learners master the topics that live tests ask.' },
    { name: 'Analysis', description: 'How learners do at a test, question by question, for instructors and admins.' },
  ],
}
