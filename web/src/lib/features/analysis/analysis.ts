import type { AnalyzedQuestion, AnalysisLength, AnalysisMode, TestAnalysis } from '#contracts/analysis/analysis.ts'
import type { Concern } from '#domain/analysis/concerns.ts'
import { fixedText } from '#domain/locale/fixed.ts'
import { numberText, percentText } from '#domain/locale/numbers.ts'
import { count } from '#domain/locale/counts.ts'
import { durationText } from '#domain/locale/spans.ts'

export const SORTS = ['position', 'facility', 'discrimination'] as const
export type QuestionSort = (typeof SORTS)[number]

/** The address of an analysis: which attempts, and which questions in what order. */
export interface AnalysisShow {
  mode?: AnalysisMode
  length?: AnalysisLength
  version?: string
  first?: 'true'
  since?: string
  sort?: QuestionSort
  /** Ascending by default. */
  order?: 'down'
  /** Only questions with concerns. */
  concerns?: 'any'
}

type Figures = Pick<AnalyzedQuestion, 'position' | 'facility' | 'point_biserial'>

/** In the requested order; questions without the figure come last either way. */
export function sortQuestions<Q extends Figures>(questions: readonly Q[], { sort, order }: AnalysisShow): Q[] {
  const way = order === 'down' ? -1 : 1
  const value = (question: Q) => {
    if (sort === 'facility') return question.facility
    return sort === 'discrimination' ? question.point_biserial : question.position
  }
  return questions.toSorted((a, b) => {
    const [one, other] = [value(a), value(b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null) || a.position - b.position
    return way * (one - other) || a.position - b.position
  })
}

/** 0.314 → "0.31", −0.2 → "−0.20" */
export const correlationText = (value: number | null): string => (value === null ? '–' : fixedText(value, 2))

export const secondsText = (seconds: number | null): string =>
  seconds === null ? '–' : durationText(Math.round(seconds))

/** A concern about a question, in a word and in a sentence. */
export function concernWords(concern: Concern, { point_biserial }: Pick<Figures, 'point_biserial'>) {
  if (concern === 'too_easy') return { word: 'Too easy', says: 'Nearly all learners answer it correctly.' }
  if (concern === 'too_hard') return { word: 'Too hard', says: 'Fewer than one in four learners answer it correctly.' }
  return (point_biserial ?? 0) < 0
    ? { word: 'Misleading', says: 'Learners who do well miss it more often than others. Check its key.' }
    : { word: 'Low discrimination', says: 'Learners who do well answer it correctly hardly more often than others.' }
}

/** The chart of scores, in one sentence. */
export function scoreWords({ attempts, mean, median, deviation }: Omit<TestAnalysis, 'questions'>): string {
  if (mean === null || median === null || deviation === null) return ''
  if (attempts === 1) return `One attempt, with ${percentText(mean)}.`
  return `${count(attempts, 'attempt')}: half of them score ${percentText(median)} or more.`
}

/** The chart of questions, in one sentence. */
export function questionWords(questions: readonly Pick<AnalyzedQuestion, 'concerns'>[], enough: boolean): string {
  const odd = questions.filter(({ concerns }) => concerns.length > 0).length
  if (!enough) return 'With 30 attempts or more, questions to check are marked here.'
  if (odd === 0)
    return 'No question stands out: none is too easy or too hard, and all tell strong and weak results apart.'
  return `${count(odd, 'question')} of ${questions.length} to check.`
}

/** How reliably a test tells learners apart, by rules of thumb. */
export function reliabilityWords(reliability: number | null, lengths: number): string {
  if (reliability === null) return lengths > 1 ? 'shown for one length at a time' : 'not enough attempts'
  if (reliability >= 0.8) return 'high: scores are reliable'
  if (reliability >= 0.6) return 'fair: small differences mean little'
  return 'low: scores depend a lot on chance'
}

export function factsOf(analysis: Omit<TestAnalysis, 'questions'>) {
  const { attempts, learners, mean, median, deviation, seconds, reliability, lengths, asked } = analysis
  const mixed = asked.length === 'all' ? lengths.filter(({ attempts }) => attempts > 0).length : 1
  return [
    { name: 'Attempts', value: numberText(attempts), says: `by ${count(learners, 'learner')}` },
    {
      name: 'Mean score',
      value: mean === null ? '–' : percentText(mean),
      says:
        median === null || deviation === null
          ? ''
          : `median ${percentText(median)}, standard deviation ${percentText(deviation)}`,
    },
    { name: 'Median time', value: secondsText(seconds), says: 'spent on it' },
    {
      name: 'Reliability',
      value: correlationText(reliability),
      says: reliabilityWords(reliability, mixed),
    },
  ]
}
