import { toNumber } from '../decimal.ts'
import type { Feedback } from '../feedback.ts'
import { ImportError, type QuestionDraft } from '../diagnostics.ts'
import { literal } from '../spellings.ts'
import { judgeChoices, judgeOne, judgeSet } from '../weights.ts'
import { feedbackOn, isYes, markdownOf } from './parts.ts'
import { childOf, childrenOf, valueOf, type XmlElement } from './tree.ts'

export type MoodleAnswers = Pick<QuestionDraft, 'kind' | 'options' | 'answer' | 'fixed_order'> & {
  comments: Feedback[]
}

const answersOf = (question: XmlElement) => childrenOf(question, 'answer')
const weightOf = (answer: XmlElement) => toNumber(answer.attributes.fraction ?? '0')

/** What is right, by Moodle's name of the kind. A kind that is not here is refused. */
export const READERS: Record<string, (question: XmlElement) => MoodleAnswers> = {
  multichoice: (question) =>
    choices(question, judgeChoices(isYes(valueOf(question, 'single') || '1'), answersOf(question).map(weightOf))),
  multichoiceset: (question) => choices(question, judgeSet(answersOf(question).map(weightOf))),
  truefalse,
  shortanswer,
  numerical,
}

function choices(question: XmlElement, judged: Pick<QuestionDraft, 'kind' | 'answer'>): MoodleAnswers {
  const answers = answersOf(question)
  const options = answers.map(markdownOf)
  const fixed_order = !isYes(valueOf(question, 'shuffleanswers') || '1')
  return { ...judged, options, fixed_order, comments: commentsOn(answers, options) }
}

function truefalse(question: XmlElement): MoodleAnswers {
  const answers = answersOf(question)
  const texts = answers.map((answer) => valueOf(answer, 'text').toLowerCase())
  if (texts.toSorted().join() !== 'false,true') throw new ImportError('invalid', 'expected the answers true and false')
  const truth = texts[judgeOne(answers.map(weightOf))] === 'true'
  const names = texts.map((text) => (text === 'true' ? 'True' : 'False'))
  return { kind: 'true_false', answer: { truth }, comments: commentsOn(answers, names) }
}

function shortanswer(question: XmlElement): MoodleAnswers {
  if (isYes(valueOf(question, 'usecase')))
    throw new ImportError(
      'case_sensitive',
      'it tells capital letters from small ones, and answers here are compared without',
    )
  const answers = answersOf(question)
  const weights = answers.map(weightOf)
  if (weights.some((weight) => weight > 0 && weight !== 100))
    throw new ImportError('partial_credit', 'an answer is right or wrong here: no part of the points for some')
  const texts = answers.map((answer) => valueOf(answer, 'text'))
  const accepted = texts.filter((_, index) => weights[index] === 100).map(literal)
  return { kind: 'short_text', answer: { accepted }, comments: commentsOn(answers, texts) }
}

function numerical(question: XmlElement): MoodleAnswers {
  const answers = answersOf(question)
  const texts = answers.map((answer) => valueOf(answer, 'text'))
  const right = judgeOne(answers.map(weightOf))
  const tolerance = valueOf(answers[right] ?? question, 'tolerance')
  const unit = unitOf(question)
  const answer = {
    value: toNumber(texts[right] ?? ''),
    tolerance: toNumber(tolerance || '0'),
    ...(unit !== undefined && { unit }),
  }
  return { kind: 'numeric', answer, comments: commentsOn(answers, texts) }
}

/** Shown beside the number. Units that are converted or graded are another thing. */
function unitOf(question: XmlElement): string | undefined {
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

const commentsOn = (answers: XmlElement[], texts: string[]): Feedback[] =>
  answers.map((answer, index) => ({ answer: texts[index] ?? '', feedback: feedbackOn(answer) }))
