/** Of these definitions; a new version counts every community anew. They are written down in docs/insights.md. */
export const INSIGHTS_VERSION = 2

/** Days and weeks that are shown, the last one not over. */
export const INSIGHT_DAYS = 28
export const INSIGHT_WEEKS = 12

/** Whoever was active on so many days has come to stay. */
export const SETTLED_DAYS = 3

/** Who was active in so many of four weeks, and then not for so many days, has gone quiet. */
export const QUIET = { weeks: 3, days: 10 }
/** Who missed so many due dates, of those of the last `FORGOTTEN_DAYS`. */
export const MISSED_DUES = 2
/** Who joined so many days ago and was never active has not started. */
export const NOT_STARTED_DAYS = 14
/** Whoever was last seen so many days ago is no longer listed. */
export const FORGOTTEN_DAYS = 42

/** What an achievement came to lately: in so many of the weeks that are shown. */
export const LATE_WEEKS = 4

/** What is compared before and after a rule or a test changed, for so many days each. */
export const CHANGE_DAYS = 14
/** Changes that are shown at most, the latest first. */
export const CHANGES = 20
