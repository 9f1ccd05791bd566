import { listText } from '../locale/lists.ts'
import type { Comparison } from './criteria.ts'
import { compared, days, humanize } from './criteria-words.ts'

/** The conditions on the metrics of one event, except its score: "with 40 words a minute or more and 95% accuracy or more". */
export function describeMetrics(conditions: readonly [name: string, comparison: Comparison][]): string {
  const said = conditions.map(([name, comparison]) => measure(name, comparison))
  return [...Map.groupBy(said, ({ joined }) => joined)]
    .map(([joined, group]) => `${joined} ${listText(group.map(({ text }) => text))}`)
    .join(' ')
}

function measure(name: string, comparison: Comparison): { joined: string; text: string } {
  if (name === 'previous_score') return { joined: 'after', text: `${compared(comparison, '%')} the last time` }
  if (name === 'best_before') return { joined: 'after', text: `a best of ${compared(comparison, '%')}` }
  if (name === 'minutes') return { joined: 'of', text: compared(comparison, ' minutes') }
  if (name === 'days' && typeof comparison === 'object' && comparison.lte !== undefined)
    return { joined: 'within', text: days(comparison.lte) }
  const unit = UNITS[name]
  const text = unit === undefined ? `${humanize(name)} ${compared(comparison)}` : compared(comparison, unit)
  return { joined: 'with', text }
}

const UNITS: Readonly<Record<string, string>> = {
  wpm: ' words a minute',
  accuracy: '% accuracy',
  seconds: ' seconds',
  words: ' words',
  days: ' days',
  questions: ' questions',
  correct: ' right answers',
  answered: ' answers',
}
