import { numberText } from '#domain/locale/numbers.ts'

/** A number of learners as it may be shown. */
export const fewText = (learners: number | null) => (learners === null ? 'fewer than 5' : numberText(learners))
