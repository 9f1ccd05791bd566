/** The languages that numbers, dates and lists are written in, as BCP 47 tags. */
export type Locale = 'en-US'

export const DEFAULT_LOCALE: Locale = 'en-US'
