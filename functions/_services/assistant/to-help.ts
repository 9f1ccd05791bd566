import type { TakenHelp } from '../../_contracts/assistant/help.ts'
import type { StepRow } from '../../_db/queries/assistant/steps.ts'
import { AUTHOR_REASON_WORDS, endingWords, fallsBack } from '../../_domain/assistant/endings.ts'

/** Whether the authors speak in this step, alone or after a model that did not say it all. */
export const hasAuthored = ({ source, ending, answer }: Pick<StepRow, 'source' | 'ending' | 'answer'>): boolean =>
  source === 'author' || (ending !== null && fallsBack(ending, answer))

/** All that a learner was told in a step. */
export const saidIn = (row: StepRow): string =>
  [row.answer, hasAuthored(row) ? row.author_answer : ''].filter((text) => text !== '').join('\n\n')

export const messageOf = ({ author_reason, ending }: StepRow): string | null => {
  if (author_reason !== null) return AUTHOR_REASON_WORDS[author_reason]
  return ending === null || ending === 'done' ? null : endingWords(ending)
}

/** A step without what was tried, which each reader is told in their own way. */
export const toHelp = (row: StepRow): Omit<TakenHelp, 'tried'> => ({
  id: row.id,
  step: row.step,
  asked_at: row.asked_at,
  words: row.words,
  source: row.source,
  why: row.author_reason,
  answer: row.answer,
  authored: hasAuthored(row) ? { from: row.author_from, text: row.author_answer } : null,
  message: messageOf(row),
  ending: row.ending,
})
