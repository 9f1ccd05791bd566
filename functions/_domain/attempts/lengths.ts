/** How many questions an attempt may have. */
export const LENGTHS = [25, 50, 75, 100] as const
/** The same where there are fewer than 25 to ask. */
export const SHORT_LENGTHS = [5, 10, 15, 20] as const
export const ALL_LENGTHS = [...SHORT_LENGTHS, ...LENGTHS] as const
export type Length = (typeof ALL_LENGTHS)[number]

/** A length that the questions cannot fill is not offered. */
export const lengthsOffered = (questions: number): Length[] =>
  (questions < LENGTHS[0] ? SHORT_LENGTHS : LENGTHS).filter((length) => length <= questions)

/** The questions of a bank, and how many of them practice never asks. */
export interface BankSize {
  questions: number
  exam_pool: number
  /** Whether the test can be taken in practice mode. */
  practice: boolean
}

/** What a test offers in each mode. */
export const lengthsByMode = ({ questions, exam_pool, practice }: BankSize): Record<'exam' | 'practice', Length[]> => ({
  exam: lengthsOffered(questions),
  practice: practice ? lengthsOffered(questions - exam_pool) : [],
})
