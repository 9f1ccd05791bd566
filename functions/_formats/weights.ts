import type { NumberRange } from '../_domain/attempts/kinds/numeric.ts'
import { ImportError } from './diagnostics.ts'

/** Files round shares of the points to five decimals, so three thirds add up to a little less than the whole. */
const SLACK = 0.1

/** Refuses answers that are worth a part of the points. */
export function refuseParts(weights: number[]): void {
  if (weights.some((weight) => weight > 0 && Math.abs(weight - 100) > SLACK))
    throw new ImportError('partial_credit', 'an answer is right or wrong here: no part of the points for some')
}

/** The right number, by weights in percent: the first range, and those that are right, too. */
export function rightNumber(weights: number[], [first, ...also]: NumberRange[]) {
  refuseParts(weights)
  if (!first) throw new ImportError('no_right_answer', 'no answer is right')
  return { ...first, ...(also.length > 0 && { also }) }
}

/** The right option, by weights in percent: the one that is worth all points. */
export function rightOption(weights: number[]): number {
  refuseParts(weights)
  const [right = 0, another] = rightSet(weights)
  if (another !== undefined)
    throw new ImportError('several_answers', 'several answers are right, and one is to be given')
  return right
}

/** The right options, by weights in percent that add up to all points: here only all of them together are right. */
export function rightOptions(weights: number[]): number[] {
  const choices = rightSet(weights)
  const sum = choices.reduce((sum, index) => sum + (weights[index] ?? 0), 0)
  if (Math.abs(sum - 100) > SLACK)
    throw new ImportError(
      'partial_credit',
      `the right answers are worth ${Number(sum.toFixed(5))} % together, and only 100 % is right here: give each ${shareOf(choices.length)} %`,
    )
  return choices
}

/** Whether a wrong option takes away as much as a right one gives: then every part of an answer counts. */
export function isPartial(weights: number[]): boolean {
  const [right, wrong] = [weights.filter((weight) => weight > 0), weights.filter((weight) => weight <= 0)]
  return right.length > 1 && wrong.length > 0 && wrong.every((weight) => Math.abs(weight + 100 / right.length) <= SLACK)
}

/** What an option is worth where several are right. */
export const weightAmong = ({ choices, partial }: { choices: number[]; partial?: true | undefined }, place: number) => {
  if (choices.includes(place)) return shareOf(choices.length)
  return partial ? `-${shareOf(choices.length)}` : '-100'
}

/** The right options where each is worth all points: a Moodle plug-in grades all or nothing, as Laude does. */
export function rightSet(weights: number[]): number[] {
  const choices = weights.flatMap((weight, index) => (weight > 0 ? [index] : []))
  if (choices.length === 0) throw new ImportError('no_right_answer', 'no answer is right')
  return choices
}

/** What one of so many right answers is worth in Moodle. */
export const shareOf = (right: number) => String(Number((100 / right).toFixed(5)))
