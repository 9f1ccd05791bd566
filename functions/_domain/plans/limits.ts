/** How many minutes a day a learner may plan. */
export const MINUTES_A_DAY = { least: 5, most: 240, usual: 20 } as const

/** How far ahead an exam may be. */
export const MOST_YEARS_AHEAD = 2

/** What a learner answers and reads in a minute. */
export const QUESTIONS_A_MINUTE = 2

/** So many days before an exam nothing new is begun. */
export const DAYS_WITHOUT_NEW = 3
