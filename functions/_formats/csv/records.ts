import { linesOf, LONGEST, PAUSE, type Steps } from '../steps.ts'

/** A row as the file has it, with the line on which it begins. */
export interface CsvRecord {
  line: number
  text: string
}

/** The rows of a file: a line break within quotes belongs to its cell. Blank lines between rows are none. */
export function* recordsOf(text: string): Steps<CsvRecord> {
  let record: CsvRecord | undefined
  let isQuoted = false
  for (const line of linesOf(text)) {
    if (line === PAUSE) {
      yield line
      continue
    }
    if (!record && line.text === '') continue
    if (!record) record = { line: line.number, text: line.text }
    else record.text += `\n${line.text}`
    if (countQuotes(line.text) % 2 === 1) isQuoted = !isQuoted
    // A quote that is never closed takes in no more of the file than this.
    if (isQuoted && record.text.length < LONGEST) continue
    yield record
    record = undefined
    isQuoted = false
  }
  if (record) yield record
}

const countQuotes = (text: string) => text.split('"').length - 1
