import type { AnalyzedQuestion, AnalysisQuery, TestAnalysis } from '../../_contracts/analysis/analysis.ts'
import type { AttemptGroup } from '../../_db/queries/analysis/analyzed-attempts.ts'
import type { TaughtTest } from '../../_db/queries/tests/bank-files.ts'
import type { AnswerCount } from '../../_domain/analysis/answer-counts.ts'
import { concernsAbout } from '../../_domain/analysis/concerns.ts'
import { itemFigures, testFigures, type ItemFigures } from '../../_domain/analysis/figures.ts'
import type { Tally } from '../../_domain/analysis/tally.ts'
import { answerTexts } from '../../_domain/attempts/answer-texts.ts'
import { rulesOf } from '../../_domain/attempts/kinds/rules.ts'
import { ALL_LENGTHS, lengthsOffered } from '../../_domain/attempts/lengths.ts'
import type { Question } from '../../_domain/attempts/question.ts'
import { promptExcerpt } from '../../_formats/excerpt.ts'

interface AnalyzedTest {
  test: TaughtTest
  asked: Omit<AnalysisQuery, 'version' | 'since'> & { version: number; since: string | null }
  groups: readonly AttemptGroup[]
  bank: readonly Question[]
  tally: Tally
}

/** How many different answers are shown where learners type: the most frequent. */
const TYPED = 5

export function toAnalysis({ test, asked, groups, bank, tally }: AnalyzedTest): TestAnalysis {
  const { id, slug, title, category, difficulty, version, community } = test
  const ofLength = groups.filter(({ length }) => asked.length === 'all' || length === Number(asked.length))
  const ofVersion = groups.filter((group) => group.version === asked.version)
  const versions = [...new Set([version, asked.version, ...groups.map((group) => group.version)])].toSorted(
    (a, b) => b - a,
  )
  return {
    test: { id, slug, title, category, difficulty, version },
    community,
    asked,
    versions: versions.map((version) => ({
      version,
      attempts: sum(ofLength.filter((group) => group.version === version)),
    })),
    lengths: lengthsTaken(bank.length, ofVersion).map((length) => ({
      length,
      attempts: sum(ofVersion.filter((group) => group.length === length)),
    })),
    ...testFigures(tally),
    questions: tally.items.flatMap((item, index) => {
      const question = bank[index]
      const figures = itemFigures(item)
      return question && figures.shown > 0 ? [toQuestion(question, figures)] : []
    }),
  }
}

/** The lengths that a bank of this size offers, and those that attempts had when it could be taken otherwise. */
function lengthsTaken(questions: number, groups: readonly AttemptGroup[]) {
  const offered = lengthsOffered(questions)
  return ALL_LENGTHS.filter(
    (length) => offered.includes(length) || groups.some((group) => group.length === length && group.attempts > 0),
  )
}

const sum = (groups: readonly AttemptGroup[]) => groups.reduce((total, { attempts }) => total + attempts, 0)

function toQuestion(question: Question, figures: ItemFigures): AnalyzedQuestion {
  const { position, kind, topic, prompt } = question
  const { shown, answered, facility, point_biserial, rest_correlation, seconds, wrong } = figures
  return {
    ...{ position, kind, topic, excerpt: promptExcerpt(prompt), prompt },
    ...{ shown, answered, facility, point_biserial, rest_correlation, seconds },
    wrong: wrong && {
      texts: [...answerTexts(wrong.answer, question)],
      times: wrong.times,
      share: wrong.times / shown,
    },
    choices: choicesOf(question, figures),
    concerns: concernsAbout(figures),
  }
}

function choicesOf(question: Question, { answers }: ItemFigures): AnalyzedQuestion['choices'] {
  const { key, kind, options } = question
  const rules = rulesOf(kind)
  const rows = rules.rows(options)
  if (rows === null)
    return answers
      .slice(0, TYPED)
      .map(({ answer, right, times }) => ({ text: answerTexts(answer, question).join(', '), right, times }))
  const right = rules.places(key)
  return rows.map((text, place) => ({ text, right: right.includes(place), times: timesChosen(answers, place) }))
}

/** How often a row was chosen, alone or with others. */
const timesChosen = (answers: readonly AnswerCount[], place: number) =>
  answers.reduce((sum, { answer, times }) => sum + (rulesOf(answer.kind).places(answer).includes(place) ? times : 0), 0)
