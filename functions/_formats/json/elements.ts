import { ImportError } from '../diagnostics.ts'
import { PAUSE, STEP, type Steps } from '../steps.ts'

/** Where a question stands in a JSON text. */
export interface JsonPlace {
  start: number
  end: number
  line: number
}

/** A list of a document, and the text around it with an empty list in its place. */
export interface JsonFrame {
  places: JsonPlace[]
  around: string
}

/**
 * Finds a list, such as that of questions, without parsing it, so that a large file is read question by question: the list is
 * the whole text, or what its name names at the top of an object.
 */
export function* findList(text: string, name: 'questions' | 'media', most: number): Steps<never, JsonFrame> {
  const listDepth = text.trimStart().startsWith('[') ? 1 : 2
  const places: JsonPlace[] = []
  let [line, depth, start, startLine, listStart] = [1, 0, -1, 1, -1]
  let [key, wasComma, steps] = ['', false, 0]
  // Between two commas without anything there is a question, too: one that is not JSON.
  const end = (at: number, isDue: boolean) => {
    if ((start !== -1 || isDue) && places.length < most)
      places.push(start === -1 ? { start: at, end: at, line } : { start, end: at, line: startLine })
    start = -1
  }
  for (let at = 0; at < text.length; at++) {
    if (++steps % STEP === 0) yield PAUSE
    const sign = text[at] ?? ''
    const isInList = listStart !== -1 && depth === listDepth
    if (sign === '\n' || (sign === '\r' && text[at + 1] !== '\n')) line++
    if (/\s/.test(sign)) continue
    if (isInList && sign === ',') {
      end(at, true)
      wasComma = true
      continue
    }
    if (isInList && start === -1 && sign !== ']' && sign !== '}') [start, startLine, wasComma] = [at, line, false]
    if (sign === '"') {
      const close = yield* endOfString(text, at)
      if (depth === 1) key = text.slice(at, Math.min(close + 1, at + 20))
      at = close
    } else if (sign === '[' || sign === '{') {
      depth++
      const isList = sign === '[' && depth === listDepth && (depth === 1 || key === `"${name}"`)
      if (isList && listStart === -1) listStart = at
    } else if (sign === ']' || sign === '}') {
      if (isInList) {
        end(at, wasComma)
        return { places, around: text.slice(0, listStart + 1) + text.slice(at) }
      }
      depth--
    }
  }
  if (listStart !== -1)
    throw new ImportError('malformed', `this is not JSON: the list of ${name} is never closed`, line)
  return { places, around: text }
}

/** The place of the quote that ends a string. JSON has no line breaks in strings. */
function* endOfString(text: string, start: number): Steps<never, number> {
  let steps = 0
  for (let at = start + 1; at < text.length; at++) {
    if (++steps % STEP === 0) yield PAUSE
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
    else if (text[at] === '\n') return at - 1
  }
  return text.length
}
