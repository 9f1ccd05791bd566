import type { FileEntry } from './diagnostics.ts'

/** A place where whoever drives a reader may let others go first: a long file is read in short steps. */
export const PAUSE = 'pause'

/** What a reader yields. It returns what the file says of the test, where its format has that. */
export type Steps<Item = FileEntry, Result = void> = Generator<Item | typeof PAUSE, Result>

/** How much of a file is read in one step, in characters. */
export const STEP = 32 * 1024

/** More than any question needs, with all its markup. Without a limit, one question could be a whole file. */
export const LONGEST = 200_000

/** More entries of a file than anybody reads a report of. */
export const REPORTED = 1000

interface Line {
  text: string
  number: number
}

/** The lines of a text, however they end, numbered from 1. */
export function* linesOf(text: string): Steps<Line> {
  let [start, paused] = [0, 0]
  for (let number = 1; ; number++) {
    const end = endOfLine(text, start)
    yield { text: text.slice(start, end), number }
    if (end === text.length) return
    start = end + (text.startsWith('\r\n', end) ? 2 : 1)
    if (start - paused < STEP) continue
    paused = start
    yield PAUSE
  }
}

const LINE_END = /[\r\n]/g

function endOfLine(text: string, start: number): number {
  LINE_END.lastIndex = start
  return LINE_END.exec(text)?.index ?? text.length
}
