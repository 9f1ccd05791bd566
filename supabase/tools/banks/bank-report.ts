import { count } from '../../../functions/_domain/locale/counts.ts'
import { alikePairs } from './check-duplicates.ts'
import { countLongest, countPlaces } from './check-guessing.ts'
import type { Recomputed } from './check-numbers.ts'
import type { BankFinding, SeededBank } from './read-banks.ts'

/** A line of figures for each bank, then what is to be mended. */
export function bankReport(
  banks: readonly SeededBank[],
  numbers: Readonly<Record<string, readonly Recomputed[]>>,
  findings: readonly BankFinding[],
): string {
  const figures = banks.map(({ file, test, questions }) => {
    const exams = questions.filter(({ pool }) => pool === 'exam').length
    const longest = countLongest(questions)
    const places = countPlaces(questions).map(({ right }) => right)
    const notes = questions.flatMap(({ option_notes }) => option_notes ?? []).length
    const computed = (numbers[test] ?? []).filter((known) => 'right' in known).length
    return [
      `${file}: ${count(questions.length, 'question', 'questions')}, ${exams} of them for exams alone, ${notes} notes, ${computed} computed anew`,
      `  longest option right in ${longest.right} of ${longest.asked}, by chance in ${longest.expected.toFixed(1)}; keys by place ${places.join(' ')}`,
    ].join('\n')
  })
  const [closest] = alikePairs(banks, 0.2)
  const most =
    closest &&
    `Most alike: question ${closest.other} of ${closest.otherBank} and question ${closest.question} of ${closest.bank}, ${(100 * closest.shared).toFixed(0)}% in common`
  const lines = findings.map(
    ({ bank, question, what }) => `${bank}${question === null ? '' : `, question ${question}`}: ${what}`,
  )
  return [
    ...figures,
    ...(most === undefined ? [] : [most]),
    ...lines,
    `${count(findings.length, 'finding', 'findings')}.`,
  ].join('\n')
}
