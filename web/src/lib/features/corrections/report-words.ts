import type { Decision } from '#domain/attempts/amendments.ts'
import type { ReportOutcome, ReportReason } from '#domain/corrections/reports.ts'

/** What is wrong with a question, in the words of a learner. */
export const REASON: Record<ReportReason, string> = {
  wrong_key: 'The answer is wrong',
  unclear: 'It is unclear',
  typo: 'It has a typo',
  outdated: 'It is outdated',
  broken_picture: 'A picture or sound is broken',
  other: 'Something else',
}

export const OUTCOME: Record<ReportOutcome, string> = {
  corrected: 'You were right. The question was corrected, and attempts were graded anew.',
  fixed: 'Thank you. The question was reworded.',
  declined: 'It stays as it is.',
}

export const DECISION: Record<Decision, string> = {
  new_key: 'Another answer is right',
  also: 'Another answer is right, too',
  void: 'Void: everybody has it right',
}
