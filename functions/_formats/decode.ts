import { Refused } from './found.ts'

const NEWLINE = 10

/** Bytes as text. Anything but UTF-8 is refused, with the line: guessing an encoding would spoil letters in silence. */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new Refused('not_utf8', 'The file is UTF-16. Save it as UTF-8 and send it again.', 1)
  const text = decoded(bytes)
  if (text === undefined)
    throw new Refused('not_utf8', 'The file is not UTF-8. Save it as UTF-8 and send it again.', firstBad(bytes))
  if (text.includes('\0'))
    throw new Refused('not_utf8', 'The file has zero bytes in it, as UTF-16 has. Save it as UTF-8.', 1)
  return text
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // All that a fatal decoder throws is that it cannot.
    return undefined
  }
}

/** The first line that cannot be read. No letter of UTF-8 has a line break inside. */
function firstBad(bytes: Uint8Array): number {
  let [line, start] = [1, 0]
  for (;;) {
    const end = bytes.indexOf(NEWLINE, start)
    if (end === -1 || decoded(bytes.subarray(start, end)) === undefined) return line
    line++
    start = end + 1
  }
}
