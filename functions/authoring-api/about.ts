import type { AboutFunction } from '../_http/create-app.ts'

export const ABOUT: AboutFunction = {
  description:
    'Writes tests: a working copy with its questions, every change of which can be undone, until it is published. For instructors and admins of the community.',
  largeBodies: { '/imports': 10 },
  tags: [
    { name: 'Test authoring', description: 'The tests of a community, from the first title to the last version.' },
    { name: 'Working copies', description: 'The next version of a test, as it is written.' },
    { name: 'Draft questions', description: 'The questions of a working copy, one by one and together.' },
    { name: 'Corrections', description: 'What was wrong with a published question, and the attempts that it changes.' },
    { name: 'Marking', description: 'The essays of exams, read by people, and scores that are set by hand.' },
    { name: 'Bank search', description: 'Every question of a community, by what it says and how it is answered.' },
  ],
}
