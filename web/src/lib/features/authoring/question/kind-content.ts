import type { JsonObject, JsonValue } from '#lib/features/rules/criteria-tree.ts'
import { listIn, numberOf, objectIn, placesIn, textIn, textsIn, withoutBlankEnd } from './content-values.ts'
import {
  blankArea,
  blankGap,
  blankRow,
  linesOf,
  type WrittenArea,
  type WrittenBody,
  type WrittenGap,
  type WrittenPair,
  type WrittenRange,
  type WrittenRow,
} from './written.ts'

/** What a question says because of its kind. */
export interface KindContent {
  options: string[] | null
  fixed_order: boolean
  parts: JsonValue
  answer: JsonObject
  /** Of the options; null where there are none. */
  notes: string[] | null
}

/** A question that is not made of options. */
export const withoutOptions = (answer: JsonObject, parts: JsonValue = null): KindContent => ({
  options: null,
  fixed_order: false,
  parts,
  answer,
  notes: null,
})

/** Fewer than two options are no choice, so two are asked for even while nothing is written. */
const isBlankRow = ({ text, note, right }: WrittenRow) => text.trim() === '' && note.trim() === '' && !right

export const rowsOf = ({ rows }: WrittenBody): WrittenRow[] => withoutBlankEnd(rows, isBlankRow)

/** A question made of its rows. */
export const withRows = (body: WrittenBody, answer: JsonObject, parts: JsonValue = null): KindContent => ({
  options: rowsOf(body).map(({ text }) => text),
  fixed_order: body.fixedOrder,
  parts,
  answer,
  notes: rowsOf(body).map(({ note }) => note),
})

/** The places of the rows that are marked as right. */
export const marked = (body: WrittenBody): number[] =>
  rowsOf(body).flatMap(({ right }, place) => (right ? [place] : []))

export const rowsIn = ({ options, option_notes }: JsonObject, right: readonly number[] = []): WrittenRow[] =>
  textsIn(options).map((text, place) => ({
    ...blankRow(),
    text,
    note: textIn(listIn(option_notes)[place]),
    right: right.includes(place),
  }))

export const answerIn = ({ answer }: JsonObject): JsonObject => objectIn(answer)
export const partsIn = ({ parts }: JsonObject): JsonObject => objectIn(parts)

export const rangeOf = ({ value, tolerance }: WrittenRange): JsonObject => ({
  value: numberOf(value),
  tolerance: tolerance.trim() === '' ? 0 : numberOf(tolerance),
})

export const rangeIn = ({ value, tolerance }: JsonObject): WrittenRange => ({
  value: textIn(value),
  tolerance: tolerance === 0 ? '' : textIn(tolerance),
})

/** The right-hand side of pairs: a text once, however many stems it fits, then what fits none. */
export function matchesOf({ pairs, extras }: WrittenBody): { text: string; note: string }[] {
  const texts = new Map<string, { text: string; note: string }>()
  for (const { text, note } of [...pairsOf(pairs), ...withoutBlankEnd(extras, ({ text }) => text.trim() === '')]) {
    const known = texts.get(text.trim())
    if (!known || known.note === '') texts.set(text.trim(), { text, note })
  }
  return [...texts.values()]
}

export const pairsOf = (pairs: readonly WrittenPair[]): WrittenPair[] =>
  withoutBlankEnd(pairs, ({ stem, text }) => stem.trim() === '' && text.trim() === '')

export function writePairs(body: WrittenBody): KindContent {
  const matches = matchesOf(body)
  const pairs = pairsOf(body.pairs)
  return {
    options: matches.map(({ text }) => text),
    fixed_order: false,
    parts: { stems: pairs.map(({ stem }) => stem) },
    answer: { pairs: pairs.map(({ text }) => matches.findIndex((match) => match.text.trim() === text.trim())) },
    notes: matches.map(({ note }) => note),
  }
}

export function readPairs(content: JsonObject): Partial<WrittenBody> {
  const rows = rowsIn(content)
  const places = listIn(answerIn(content).pairs)
  const used = new Set(placesIn(places))
  return {
    pairs: textsIn(partsIn(content).stems).map((stem, index) => {
      const row = rows[Number(places[index] ?? -1)]
      return { stem, text: row?.text ?? '', note: row?.note ?? '' }
    }),
    extras: rows.filter((_, place) => !used.has(place)).map(({ text, note }) => ({ text, note })),
  }
}

/** Written first to last, whatever the order in which the bank keeps them. */
export function readOrder(content: JsonObject): Partial<WrittenBody> {
  const rows = rowsIn(content)
  const order = placesIn(answerIn(content).order)
  return { rows: [...order.flatMap((place) => rows[place] ?? []), ...rows.filter((_, at) => !order.includes(at))] }
}

/** A place that is not chosen yet is null. */
const placeOf = (typed: string): JsonValue => (typed === '' ? null : Number(typed))

export const writeCategories = (body: WrittenBody): KindContent => ({
  ...withRows(
    body,
    { categories: rowsOf(body).map(({ category }) => placeOf(category)) },
    { categories: withoutBlankEnd(body.categories, ({ name }) => name.trim() === '').map(({ name }) => name) },
  ),
  fixed_order: false,
})

export function readCategories(content: JsonObject): Partial<WrittenBody> {
  const categories = listIn(answerIn(content).categories)
  return {
    rows: rowsIn(content).map((row, place) => ({ ...row, category: textIn(categories[place]) })),
    categories: textsIn(partsIn(content).categories).map((name) => ({ name })),
  }
}

/** The gaps of a prompt, `{{1}}` and on, as many as it has. */
export const gapsIn = (prompt: string): number =>
  Math.max(0, ...[...prompt.matchAll(/\{\{(\d)\}\}/g)].map(([, number]) => Number(number)))

/** The gaps as the prompt has them: one that was just written into it is blank. */
export const gapsOf = ({ prompt, gaps }: WrittenBody): WrittenGap[] =>
  Array.from({ length: gapsIn(prompt) }, (_, place) => gaps[place] ?? blankGap())

export function writeGaps(body: WrittenBody): KindContent {
  const asked = gapsOf(body)
  return withoutOptions(
    {
      gaps: asked.map((gap): JsonValue => {
        if (gap.by === 'choice') return { choice: 0 }
        return gap.by === 'number' ? rangeOf(gap) : { accepted: linesOf(gap.accepted) }
      }),
    },
    { gaps: asked.map(({ by, right, others }) => (by === 'choice' ? [right, ...linesOf(others)] : null)) },
  )
}

export function readGaps(content: JsonObject): Partial<WrittenBody> {
  const choices = listIn(partsIn(content).gaps)
  return {
    gaps: listIn(answerIn(content).gaps).map((json, index) => {
      const gap = objectIn(json)
      const offered = Array.isArray(choices[index]) ? textsIn(choices[index]) : null
      const right = Number(gap.choice)
      return {
        by: offered ? 'choice' : 'value' in gap ? 'number' : 'text',
        right: offered?.[right] ?? '',
        others: offered?.filter((_, place) => place !== right).join('\n') ?? '',
        accepted: textsIn(gap.accepted).join('\n'),
        ...rangeIn(gap),
      }
    }),
  }
}

const areaOf = ({ shape, points, ...sides }: WrittenArea): JsonValue => {
  const [x, y] = [numberOf(sides.x), numberOf(sides.y)]
  if (shape === 'circle') return { shape, x, y, radius: numberOf(sides.radius) }
  if (shape !== 'polygon') return { shape: 'rect', x, y, width: numberOf(sides.width), height: numberOf(sides.height) }
  return {
    shape,
    points: points
      .trim()
      .split(/\s+/)
      .map((corner) => corner.split(',').map(numberOf)),
  }
}

const areaIn = (json: JsonValue | undefined): WrittenArea => {
  const { shape, x, y, width, height, radius, points } = objectIn(json)
  return {
    ...blankArea(),
    shape: textIn(shape) || 'rect',
    x: textIn(x),
    y: textIn(y),
    width: textIn(width),
    height: textIn(height),
    radius: textIn(radius),
    points: listIn(points)
      .map((corner) => textsIn(corner).join(','))
      .join(' '),
  }
}

export const writeAreas = (body: WrittenBody): KindContent => ({
  ...withRows(
    body,
    { choices: marked(body) },
    {
      picture: body.picture || null,
      width: numberOf(body.pictureWidth),
      height: numberOf(body.pictureHeight),
      areas: rowsOf(body).map(({ area }) => areaOf(area)),
    },
  ),
  fixed_order: true,
})

export function readAreas(content: JsonObject): Partial<WrittenBody> {
  const { picture, width, height, areas } = partsIn(content)
  return {
    rows: rowsIn(content, placesIn(answerIn(content).choices)).map((row, place) => ({
      ...row,
      area: areaIn(listIn(areas)[place]),
    })),
    picture: textIn(picture),
    pictureWidth: textIn(width),
    pictureHeight: textIn(height),
  }
}
