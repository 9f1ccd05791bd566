import { percentText } from '#domain/locale/numbers.ts'

/** One row of the chart of a question: an option, or what learners wrote. */
export interface ChartRow {
  text: string
  /** The text of an option, rendered; null for what was written. */
  html: string | null
  times: number
  /** Null until it was revealed. */
  right: boolean | null
}

/** A question as those see it who watch. */
export interface WatchedQuestion {
  prompt: string
  /** Empty until it was revealed. */
  explanation: string
  rows: ChartRow[]
}

/** Rows as they are now: the page has rendered the options, and the stream has newer counts. */
export const withCounts = (rows: readonly ChartRow[], choices: readonly Omit<ChartRow, 'html'>[]): ChartRow[] =>
  rows.every(({ html }) => html !== null) && rows.length === choices.length
    ? rows.map((row, place) => ({ ...row, times: choices[place]?.times ?? row.times }))
    : choices.map((choice) => ({ ...choice, html: null }))

/** "12 of 30, 40%" */
export const timesText = (times: number, answered: number): string =>
  answered === 0 ? String(times) : `${times} of ${answered}, ${percentText(Math.round((100 * times) / answered))}`
