/** How many questions an attempt may have: always the first ones of the bank. */
export const LENGTHS = [25, 50, 75, 100] as const
export type Length = (typeof LENGTHS)[number]

/** A length the bank cannot fill is not offered. */
export const lengthsOffered = (questions: number): Length[] => LENGTHS.filter((length) => length <= questions)
