import { atPath } from '#domain/rules/json-path.ts'

/** The first syntax error of a text. */
interface Slip {
  at: number
  message: string
}

/** The offset of each value by its path, or the first syntax error. */
export type LocatedValues = { places: ReadonlyMap<string, number> } | { slip: Slip }

const SPACE = /[ \t\n\r]*/y
const STRING = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy
const PLAIN = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y

/** Deeper than any rule, and shallow enough for recursion. */
const DEEPEST = 100

class SlipError extends Error {
  readonly at: number

  constructor(at: number, message: string) {
    super(message)
    this.at = at
  }
}

/** Parses JSON only for its offsets: the errors of JSON.parse differ between browsers. */
export function locate(text: string): LocatedValues {
  const places = new Map<string, number>()
  let at = 0
  try {
    value([])
    skip(SPACE)
    if (at < text.length) refuse('nothing more was expected here')
    return { places }
  } catch (error) {
    if (error instanceof SlipError) return { slip: { at: error.at, message: error.message } }
    throw error
  }

  function value(path: readonly (string | number)[]) {
    skip(SPACE)
    places.set(atPath(path), at)
    if (path.length > DEEPEST) refuse('nested too deep')
    if (text[at] === '{') members(path)
    else if (text[at] === '[') items(path)
    else if (!skip(STRING) && !skip(PLAIN))
      refuse(text[at] === '"' ? 'this text has no end, or a sign that needs a backslash' : 'expected a value')
  }

  function members(path: readonly (string | number)[]) {
    listed('}', () => {
      const start = at
      if (!skip(STRING)) refuse('expected a name in double quotes')
      const name: unknown = JSON.parse(text.slice(start, at))
      skip(SPACE)
      if (text[at] !== ':') refuse('expected a colon')
      at++
      const inside = [...path, String(name)]
      value(inside)
      places.set(atPath(inside), start)
    })
  }

  function items(path: readonly (string | number)[]) {
    let index = 0
    listed(']', () => value([...path, index++]))
  }

  function listed(end: string, item: () => void) {
    at++
    skip(SPACE)
    if (text[at] === end) return void at++
    for (;;) {
      skip(SPACE)
      item()
      skip(SPACE)
      if (text[at] === end) return void at++
      if (text[at] !== ',') refuse(`expected a comma or ${end}`)
      at++
    }
  }

  function skip(pattern: RegExp): boolean {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    at += found?.[0].length ?? 0
    return found !== null
  }

  function refuse(message: string): never {
    throw new SlipError(at, message)
  }
}

/** The line of a path. If nothing is there, as when a key is missing, the line of what would contain it. */
export function lineOf(text: string, places: ReadonlyMap<string, number>, path: string): number {
  const at = places.get(path)
  if (at !== undefined) return lineAt(text, at)
  const around = path.replace(/(?:\.?[^.[\]]+|\[\d+\])$/, '')
  return around === path ? 1 : lineOf(text, places, around)
}

export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length
