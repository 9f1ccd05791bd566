const NEWLINE = 10

export type Decoded = { text: string } | { text?: undefined; line: number; message: string }

/** Decodes UTF-8. Anything else is refused with its line: a guessed encoding would silently garble letters. */
export function decode(bytes: Uint8Array): Decoded {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { line: 1, message: 'The file is UTF-16. Save it as UTF-8 and send it again.' }
  const text = decoded(bytes)
  if (text === undefined)
    return { line: firstInvalidLine(bytes), message: 'The file is not UTF-8. Save it as UTF-8 and send it again.' }
  if (text.includes('\0'))
    return { line: 1, message: 'The file has zero bytes in it, as UTF-16 has. Save it as UTF-8 and send it again.' }
  return { text }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // A fatal decoder throws only for invalid bytes.
    return undefined
  }
}

/** The first line that is not UTF-8. No multi-byte character contains the byte of a line break. */
function firstInvalidLine(bytes: Uint8Array): number {
  let [line, start] = [1, 0]
  for (;;) {
    const end = bytes.indexOf(NEWLINE, start)
    if (end === -1 || decoded(bytes.subarray(start, end)) === undefined) return line
    line++
    start = end + 1
  }
}
