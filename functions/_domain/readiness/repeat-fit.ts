/** A question that a learner has answered before, when they meet it again. */
export interface QuestionMetAgain {
  /** The chance to recall it that memory gives, from 0 to 1. */
  recall: number
  /** How far their ability is above its difficulty, in logits. */
  lead: number
  /** Whether their last answer to it was right. */
  last_right: boolean
}

/** An answer to it. */
export interface RepeatedAnswer extends QuestionMetAgain {
  right: boolean
}

/**
 * How likely such an answer is right: a logistic regression on what memory and ability say. Memory alone promises too much where guesses were
 * lucky, and too little where somebody understands; by how much, the answers of a community tell.
 */
export interface RepeatFit {
  base: number
  recall: number
  lead: number
  last_right: number
}

/** What holds before there are answers. docs/learning.md says where the numbers come from. */
export const USUAL_FIT: RepeatFit = { base: 0.6, recall: 0.6, lead: 0.3, last_right: 0.1 }

/** So much evidence of answers the usual fit weighs. */
const PRIOR: number = 20

/** Newton's steps. They end long before, as what is fitted is convex. */
const STEPS = 12

export const chanceAgain = (fit: RepeatFit, question: QuestionMetAgain): number =>
  logistic(dot(numbersOf(fit), featuresOf(question)))

/** The fit to answers. Their order makes no difference but for rounding. */
export function fitRepeats(answers: readonly RepeatedAnswer[]): RepeatFit {
  const rows = answers.map((answer) => ({ features: featuresOf(answer), right: Number(answer.right) }))
  const usual = numbersOf(USUAL_FIT)
  let fit = usual
  for (let step = 0; step < STEPS; step++) {
    const slope = usual.map((it, index) => PRIOR * (it - (fit[index] ?? 0)))
    const curve = usual.map((_, row) => usual.map((_, column) => (row === column ? PRIOR : 0)))
    for (const { features, right } of rows) {
      const chance = logistic(dot(fit, features))
      features.forEach((feature, row) => {
        slope[row] = (slope[row] ?? 0) + (right - chance) * feature
        const line = curve[row] ?? []
        features.forEach((other, column) => {
          line[column] = (line[column] ?? 0) + chance * (1 - chance) * feature * other
        })
      })
    }
    const move = solved(curve, slope)
    fit = fit.map((it, index) => it + (move[index] ?? 0))
  }
  const [base = 0, recall = 0, lead = 0, last_right = 0] = fit
  return { base, recall, lead, last_right }
}

const numbersOf = ({ base, recall, lead, last_right }: RepeatFit): number[] => [base, recall, lead, last_right]

const featuresOf = ({ recall, lead, last_right }: QuestionMetAgain): number[] => [
  1,
  logit(within(recall, 0.02, 0.98)),
  within(lead, -3, 3),
  Number(last_right),
]

const logit = (chance: number) => Math.log(chance / (1 - chance))

const logistic = (value: number) => 1 / (1 + Math.exp(-value))

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0)

/** Gauss and Jordan. The matrix is positive definite, so no pivot is 0. */
function solved(matrix: readonly (readonly number[])[], values: readonly number[]): number[] {
  const rows = matrix.map((line, index) => [...line, values[index] ?? 0])
  for (let pivot = 0; pivot < rows.length; pivot++) {
    const line = (rows[pivot] ?? []).map((value, _, all) => value / (all[pivot] ?? 1))
    rows[pivot] = line
    for (let other = 0; other < rows.length; other++) {
      const factor = rows[other]?.[pivot] ?? 0
      if (other !== pivot) rows[other] = (rows[other] ?? []).map((value, index) => value - factor * (line[index] ?? 0))
    }
  }
  return rows.map((line) => line.at(-1) ?? 0)
}
