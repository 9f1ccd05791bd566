/** The most XP that one person gives by hand on a day, in all of their communities together. */
export const MAX_AWARDED_PER_DAY = 50_000
