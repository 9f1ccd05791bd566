import type { AnalysedQuestion, AnalysisQuery, TestAnalysis } from '../../_contracts/analysis/analysis.ts'
import type { AttemptGroup } from '../../_db/queries/analysis/analyzed-attempts.ts'
import type { TaughtTest } from '../../_db/queries/tests/bank-files.ts'
import type { AnswerCount } from '../../_domain/analysis/answers.ts'
import { concernsAbout } from '../../_domain/analysis/attention.ts'
import { itemFigures, testFigures, type ItemFigures } from '../../_domain/analysis/figures.ts'
import type { Tally } from '../../_domain/analysis/tally.ts'
import type { Answer } from '../../_domain/attempts/grading.ts'
import { LENGTHS } from '../../_domain/attempts/lengths.ts'
import type { Question } from '../../_domain/attempts/question.ts'
import { excerpt } from '../../_formats/excerpt.ts'

interface Analysed {
  test: TaughtTest
  asked: Omit<AnalysisQuery, 'version' | 'since'> & { version: number; since: string | null }
  lots: readonly AttemptGroup[]
  bank: readonly Question[]
  tally: Tally
}

/** Of what is typed, so many ways are shown. */
const TYPED = 5

export function toAnalysis({ test, asked, lots, bank, tally }: Analysed): TestAnalysis {
  const { id, slug, title, category, difficulty, version, community } = test
  const ofLength = lots.filter(({ length }) => asked.length === 'all' || length === Number(asked.length))
  const ofVersion = lots.filter((lot) => lot.version === asked.version)
  const versions = [...new Set([version, asked.version, ...lots.map((lot) => lot.version)])].toSorted((a, b) => b - a)
  return {
    test: { id, slug, title, category, difficulty, version },
    community,
    asked,
    versions: versions.map((version) => ({
      version,
      attempts: sum(ofLength.filter((lot) => lot.version === version)),
    })),
    lengths: LENGTHS.filter((length) => length <= bank.length).map((length) => ({
      length,
      attempts: sum(ofVersion.filter((lot) => lot.length === length)),
    })),
    ...testFigures(tally),
    questions: tally.items.flatMap((item, index) => {
      const question = bank[index]
      const figures = itemFigures(item)
      return question && figures.shown > 0 ? [toQuestion(question, figures)] : []
    }),
  }
}

const sum = (lots: readonly AttemptGroup[]) => lots.reduce((total, { attempts }) => total + attempts, 0)

function toQuestion(question: Question, figures: ItemFigures): AnalysedQuestion {
  const { position, kind, topic, prompt } = question
  const { shown, answered, facility, point_biserial, rest_correlation, seconds, wrong } = figures
  return {
    ...{ position, kind, topic, excerpt: excerpt(prompt), prompt },
    ...{ shown, answered, facility, point_biserial, rest_correlation, seconds },
    wrong: wrong && { texts: textsOf(wrong.answer, question), times: wrong.times, share: wrong.times / shown },
    choices: choicesOf(question, figures),
    concerns: concernsAbout(figures),
  }
}

/** An answer as those who gave it saw it. */
function textsOf(answer: Answer, { options }: Question): string[] {
  const text = (choice: number) => options?.[choice] ?? ''
  switch (answer.kind) {
    case 'single_choice':
      return [text(answer.choice)]
    case 'multiple_choice':
      return answer.choices.map(text)
    case 'true_false':
      return [answer.truth ? 'True' : 'False']
    case 'numeric':
      return [String(answer.value)]
    case 'short_text':
      return [answer.text]
  }
}

function choicesOf(question: Question, { answers }: ItemFigures): AnalysedQuestion['choices'] {
  const { key, options } = question
  const chosen = (is: (answer: Answer) => boolean) =>
    answers.reduce((times, it: AnswerCount) => times + (is(it.answer) ? it.times : 0), 0)
  if (key.kind === 'true_false')
    return [true, false].map((truth) => ({
      text: truth ? 'True' : 'False',
      right: key.truth === truth,
      times: chosen((answer) => answer.kind === 'true_false' && answer.truth === truth),
    }))
  if (key.kind === 'single_choice')
    return (options ?? []).map((text, place) => ({
      text,
      right: key.choice === place,
      times: chosen((answer) => answer.kind === 'single_choice' && answer.choice === place),
    }))
  if (key.kind === 'multiple_choice')
    return (options ?? []).map((text, place) => ({
      text,
      right: key.choices.includes(place),
      times: chosen((answer) => answer.kind === 'multiple_choice' && answer.choices.includes(place)),
    }))
  return answers
    .slice(0, TYPED)
    .map(({ answer, right, times }) => ({ text: textsOf(answer, question).join(), right, times }))
}
