export const REPORT_REASONS = ['wrong_key', 'unclear', 'typo', 'outdated', 'broken_picture', 'other'] as const
export type ReportReason = (typeof REPORT_REASONS)[number]

/** What came of a report: attempts were graded anew, its words were mended, or the question stays as it is. */
export const REPORT_OUTCOMES = ['corrected', 'fixed', 'declined'] as const
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number]

export interface ReportedFigures {
  reports: number
  /** The correlation with the rest of the test; null where it is not known. */
  discrimination: number | null
  /** Whether a wrong answer was given more often than the right one. */
  overruled: boolean
}

/** Below this a question tells those who know more from those who know less only by chance. */
const LOW_DISCRIMINATION = 0.1

/** How much a reported question asks to be looked at: what learners say, weighed by what their answers say. */
export const urgencyOf = ({ reports, discrimination, overruled }: ReportedFigures): number =>
  reports * (overruled ? 3 : 1) * (discrimination !== null && discrimination < LOW_DISCRIMINATION ? 2 : 1)
