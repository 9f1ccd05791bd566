import { toNumber } from '../decimal.ts'
import { ImportError } from '../diagnostics.ts'
import { notesOf, type Feedback } from '../feedback.ts'
import { toMarkdown } from '../markup/to-markdown.ts'
import { feedbackOn, isYes, markdownOf } from './parts.ts'
import { childOf, childrenOf, valueOf, type XmlElement } from './tree.ts'

export const answersIn = (question: XmlElement) => childrenOf(question, 'answer')

/** The weights of the answers, in percent. */
export const weightsIn = (question: XmlElement) => answersIn(question).map(weightOf)

const weightOf = (answer: XmlElement) => toNumber(answer.attributes.fraction ?? '0')

/** A choice has a single right option unless it says otherwise. */
export const isSingle = (question: XmlElement) => isYes(valueOf(question, 'single') || '1')

/** A question whose answers are options to choose from. Empty ones, which no learner could choose, are left out. */
export function readOptions<Answer>(question: XmlElement, judge: (weights: number[]) => Answer, notes: string[]) {
  const all = answersIn(question).map((answer) => ({ answer, option: markdownOf(answer), weight: weightOf(answer) }))
  const filled = all.filter(({ option }) => option.trim() !== '')
  const isRight = ({ weight }: { weight: number }) => weight > 0
  if (all.some(isRight) && !filled.some(isRight))
    throw new ImportError('no_right_answer', 'the answer that is right is empty')
  const empty = all.length - filled.length
  if (empty > 0) notes.push(empty === 1 ? 'an empty option was left out' : 'empty options were left out')
  const options = filled.map(({ option }) => option)
  const answers = filled.map(({ answer }) => answer)
  const fixed_order = !isYes(valueOf(question, 'shuffleanswers') || '1')
  return {
    answer: judge(filled.map(({ weight }) => weight)),
    options,
    fixed_order,
    option_notes: notesOf(commentsOn(answers, options)),
    comments: [],
  }
}

/** A question of a kind that Moodle has no word for, in the form of one that it has. */
export const isOurs = (question: XmlElement, kind: string) => childOf(question, 'laude')?.attributes.kind === kind

/** The pairs of a matching question. Without a stem, a pair is an option that belongs to nothing. */
export const pairsIn = (question: XmlElement) =>
  childrenOf(question, 'subquestion').map((pair) => {
    const answer = childOf(pair, 'answer')
    return {
      stem: markdownOf(pair).trim(),
      // Moodle's own are plain text, and name no format.
      option: answer?.attributes.format
        ? markdownOf(answer)
        : toMarkdown(answer ? valueOf(answer, 'text') : '', 'plain'),
      note: feedbackOn(pair),
    }
  })

/** Shown beside the number. Units that are converted or graded are refused. */
export function unitIn(question: XmlElement): string | undefined {
  const units = childrenOf(childOf(question, 'units') ?? question, 'unit')
  const [unit, another] = units
  if (
    another ||
    Number(valueOf(question, 'unitgradingtype') || '0') !== 0 ||
    (unit && Number(valueOf(unit, 'multiplier') || '1') !== 1)
  )
    throw new ImportError('units', 'units are shown here, but not converted or graded')
  return unit && valueOf(unit, 'unit_name')
}

export const commentsOn = (answers: XmlElement[], texts: string[]): Feedback[] =>
  answers.map((answer, index) => ({ answer: texts[index] ?? '', feedback: feedbackOn(answer) }))
