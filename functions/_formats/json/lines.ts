/** The lines on which the questions of a JSON text begin. The text is known to be JSON. */
export function questionLines(text: string): number[] {
  const lines: number[] = []
  let [line, depth, inList] = [1, 0, false]
  let key = ''
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},:\n]|[^\s"[\]{},:]+/g)) {
    const begins = inList && depth === listDepth(text) && !/^[,\]\n]$/.test(token)
    if (token === '\n') line++
    if (begins) lines.push(line)
    if (token === '[' || token === '{') {
      depth++
      if (token === '[' && depth === listDepth(text) && (depth === 1 || key === '"questions"')) inList = true
    }
    if (token === ']' || token === '}') {
      depth--
      if (depth < listDepth(text)) inList = false
    }
    if (depth === 1 && token.startsWith('"')) key = token
  }
  return lines
}

/** A bare list of questions, or one within an object that says more. */
const listDepth = (text: string) => (text.trimStart().startsWith('[') ? 1 : 2)

/** Where JSON stops being JSON, as far as the engine says. */
export function brokenLine(text: string, message: string): number {
  const [, position] = /position (\d+)/.exec(message) ?? []
  return text
    .slice(0, position === undefined ? undefined : Number(position))
    .trimEnd()
    .split('\n').length
}
