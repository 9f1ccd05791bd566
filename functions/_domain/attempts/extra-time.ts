/** What lengthens a learner's exams; null where it does not say so. */
export interface TimeAccommodation {
  factor: number | null
  minutes: number | null
}

export interface ExtraTime {
  factor: number
  minutes: number
}

export const NO_EXTRA_TIME: ExtraTime = { factor: 1, minutes: 0 }

/** The most generous of all that apply: the greatest factor, and on top of it the most minutes. */
export const extraTimeOf = (accommodations: readonly TimeAccommodation[]): ExtraTime => ({
  factor: Math.max(NO_EXTRA_TIME.factor, ...accommodations.map(({ factor }) => factor ?? 1)),
  minutes: Math.max(NO_EXTRA_TIME.minutes, ...accommodations.map(({ minutes }) => minutes ?? 0)),
})

/** How long an exam lasts, in seconds. A factor has two decimals, so hundredths keep it exact. */
export const secondsFor = (limitMinutes: number, { factor, minutes }: ExtraTime): number =>
  Math.ceil((limitMinutes * 60 * Math.round(factor * 100)) / 100) + minutes * 60
