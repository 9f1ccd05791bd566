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

/** The first line that is not UTF-8, found by bisection: a file has up to millions of lines. */
function firstInvalidLine(bytes: Uint8Array): number {
  let [valid, invalid] = [0, bytes.length]
  while (invalid - valid > 1) {
    const middle = Math.floor((valid + invalid) / 2)
    if (isBeginningOfText(bytes.subarray(0, middle))) valid = middle
    else invalid = middle
  }
  let line = 1
  for (let at = bytes.indexOf(NEWLINE); at !== -1 && at < valid; at = bytes.indexOf(NEWLINE, at + 1)) line++
  return line
}

/** Whether the bytes are text so far: they may end within a letter. */
function isBeginningOfText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    // A fatal decoder throws only for invalid bytes.
    return false
  }
}
