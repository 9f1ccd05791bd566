import { fieldSentence } from '#lib/field-sentences.ts'
import { matchesOf, pairsOf } from './kind-content.ts'
import { editorOf, type AnswerFields } from './kinds.ts'
import type { WrittenBody, WrittenQuestion } from './written.ts'

type Find = (path: readonly string[], body: WrittenBody) => string | null

const OF_TRUTH: Find = ([first, second]) =>
  first === 'option_notes' ? (second === '1' ? 'falseNote' : 'trueNote') : null

const OF_ROWS: Find = ([first, second, third, ...rest]) => {
  if (first === 'options' && second !== undefined) return `rows.${second}.text`
  if (first === 'option_notes' && second !== undefined) return `rows.${second}.note`
  if (first === 'answer' && second === 'categories' && third !== undefined) return `rows.${third}.category`
  if (first !== 'parts' || third === undefined) return null
  if (second === 'categories') return `categories.${third}.name`
  if (second !== 'areas') return null
  return `rows.${third}.area.${rest[0] ?? 'x'}`
}

const OF_PAIRS: Find = ([first, second, third], body) => {
  if (first === 'parts' && second === 'stems' && third !== undefined) return `pairs.${third}.stem`
  if ((first !== 'options' && first !== 'option_notes') || second === undefined) return null
  const text = matchesOf(body)[Number(second)]?.text.trim()
  const pair = pairsOf(body.pairs).findIndex((it) => it.text.trim() === text)
  const field = first === 'options' ? 'text' : 'note'
  if (pair !== -1) return `pairs.${pair}.${field}`
  const extra = body.extras.findIndex((it) => it.text.trim() === text)
  return extra === -1 ? null : `extras.${extra}.${field}`
}

const OF_RANGES: Find = ([first, second, third, fourth]) => {
  if (first !== 'answer' || second === undefined) return null
  if (second === 'also') return third === undefined ? null : `ranges.${Number(third) + 1}.${fourth ?? 'value'}`
  return second === 'unit' ? 'unit' : `ranges.0.${second}`
}

const OF_GAPS: Find = ([first, second, place, field], { gaps }) => {
  if (second !== 'gaps' || place === undefined) return null
  const by = gaps[Number(place)]?.by
  if (first === 'parts') return field === undefined || field === '0' ? `gaps.${place}.right` : `gaps.${place}.others`
  if (by === 'choice') return `gaps.${place}.right`
  return `gaps.${place}.${by === 'number' ? (field ?? 'value') : 'accepted'}`
}

const OF_PARTS: Find = ([first, second, place, ...rest], { parts }) => {
  const part = parts[Number(place)]
  if (second !== 'parts' || !part) return null
  const inside = first === 'answer' ? ['answer', ...rest] : rest
  return `parts.${place}.${findPlace(inside, part)}`
}

const FINDERS: Partial<Record<AnswerFields, Find>> = {
  choices: OF_ROWS,
  truth: OF_TRUTH,
  order: OF_ROWS,
  categories: OF_ROWS,
  areas: OF_ROWS,
  pairs: OF_PAIRS,
  ranges: OF_RANGES,
  gaps: OF_GAPS,
  parts: OF_PARTS,
  spellings: ([first]) => (first === 'answer' ? 'accepted' : null),
  essay: ([, second]) => (['model', 'points', 'words'].includes(second ?? '') ? (second ?? null) : null),
}

const PLAIN = new Set(['prompt', 'topic', 'explanation', 'tip', 'tags', 'difficulty', 'pool'])

/** The field that a problem is about; `answer` where it is about what is right as a whole. */
function findPlace(path: readonly string[], body: WrittenBody): string {
  const [first = ''] = path
  if (PLAIN.has(first)) return first
  return FINDERS[editorOf(body.kind).fields]?.(path, body) ?? 'answer'
}

/** `options[1]` and `options.1` are the same path. */
const stepsOf = (path: string) => path.split(/[.[\]]+/).filter(Boolean)

export const placeOf = (path: string, written: WrittenQuestion): string => findPlace(stepsOf(path), written)

interface PlainProblem {
  path: string
  message: string
}

/** A part of a case has all that is wrong with it in one message: `prompt is empty; options.0 is empty`. */
function ofParts({ path, message }: PlainProblem): PlainProblem[] {
  const [, second, place, ...rest] = stepsOf(path)
  if (second !== 'parts' || place === undefined || rest.length > 0) return [{ path, message }]
  return message.split('; ').map((said) => {
    const [inside = '', ...words] = said.split(' ')
    if (!/^(prompt|options|parts|answer)\b/.test(inside)) return { path, message: said }
    const isAnswer = inside.startsWith('answer')
    const of = isAnswer ? inside.replace('answer', `answer.parts.${place}`) : `parts.parts.${place}.${inside}`
    return { path: of, message: words.join(' ') }
  })
}

/** Messages that say only that something is missing. */
const UNSAID = new Set([
  'Fill this in.',
  'Check this value.',
  'Choose one of the options.',
  'Enter a number.',
  'Enter a whole number.',
])

/** What is wrong at each place, in the site's words. Of several problems at one place the first is said. */
export function problemsByPlace(
  problems: readonly PlainProblem[],
  written: WrittenQuestion,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { path, message } of problems.flatMap(ofParts)) {
    const place = placeOf(path, written)
    const says = fieldSentence(message)
    if (found.has(place)) continue
    found.set(place, /(^|\.)answer$/.test(place) && UNSAID.has(says) ? missingAt(place, written) : says)
  }
  return found
}

function missingAt(place: string, written: WrittenQuestion): string {
  const [, part] = /^parts\.(\d+)\./.exec(place) ?? []
  const { kind } = (part === undefined ? undefined : written.parts[Number(part)]) ?? written
  return editorOf(kind).missing
}
