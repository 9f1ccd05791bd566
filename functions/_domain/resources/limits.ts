/** What learners can fill before somebody looks at it, and what a page shows. */
export const RESOURCE_LIMITS = {
  /** Suggestions of one learner in a community that nobody has decided yet. */
  openSuggestions: 5,
  /** Things shown for a missed topic. */
  perMissedTopic: 3,
  topics: 10,
  title: 120,
  url: 300,
  publisher: 60,
  why: 140,
  /** Of a report, and why a suggestion was declined. */
  note: 300,
} as const

/** The choices of a filter by time, in minutes. */
export const MINUTES = [15, 60, 240] as const
