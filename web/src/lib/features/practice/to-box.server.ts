import type { PracticeSession } from '#contracts/practice/practice.ts'
import type { BoxAttempt } from '#lib/features/attempts/box/question.ts'
import { toBoxQuestions } from '#lib/features/attempts/to-box.server.ts'
import { practicePaths } from '#lib/practice-paths.ts'
import { sessionTitle } from './preset-words.ts'

/** A session as the test box shows it. It earns nothing that would take enough answers. */
export const toPracticeBox = ({ questions, preset, notes, ...session }: PracticeSession): BoxAttempt => ({
  ...session,
  at: 'practice',
  title: sessionTitle({ preset, length: session.length }),
  noun: 'practice',
  leave: practicePaths.build(session.community.slug),
  mode: 'practice',
  named: 'practice',
  deadline: null,
  enough: 0,
  questions: toBoxQuestions(questions, session.community.slug, notes),
})
