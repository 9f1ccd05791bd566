import { PASS_MARK } from './band.ts'
import { lengthsOffered } from './lengths.ts'

/** An attempt shorter than this shows too little of a bank to pass its test. */
const LEAST_LENGTH = 50

/** The length from which an attempt passes a test: 50, or the longest that a shorter bank offers. */
export const lengthToPass = (bank: number): number => Math.min(LEAST_LENGTH, lengthsOffered(bank).at(-1) ?? bank)

interface PassableAttempt {
  percent: number
  length: number
  /** How many questions the bank has. */
  bank: number
  /** Whether the learner passed the test before. */
  passedBefore: boolean
}

/** Rules of "every test" count these: each test once, when a learner first scores 60% or more at a length that shows it. */
export const isFirstPass = ({ percent, length, bank, passedBefore }: PassableAttempt): boolean =>
  !passedBefore && percent >= PASS_MARK && length >= lengthToPass(bank)
