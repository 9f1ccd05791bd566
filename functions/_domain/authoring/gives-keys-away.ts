import { LENGTHS, lengthsByMode, type BankSize } from '../attempts/lengths.ts'

/**
 * Whether an exam asks questions that practice shows with their answers: practice is open, and the questions that are reserved
 * for exams do not fill the shortest exam.
 */
export function givesKeysAway(size: BankSize): boolean {
  const shortest = lengthsByMode(size).exam[0] ?? LENGTHS[0]
  return size.practice && size.exam_pool < shortest
}
