/** So many deviations on either side hold 80% of a normal distribution, which is what every range here promises. */
export const EIGHTY_PERCENT = 1.2816
