import { creditOf } from '#domain/attempts/credit.ts'
import { boxRulesOf } from '#domain/attempts/kinds/box-rules.ts'
import { rangeText, rangesOf } from '#domain/attempts/kinds/numeric.ts'
import type { Answer, AnswerKey } from '#domain/attempts/kinds/rules.ts'
import type { AskedBody, ShownPart } from './shown-parts.ts'
import type { GapText } from './gap-text.ts'

/** HTML that the server rendered, or plain text. */
export type Said = { html: string } | { text: string }

export type PartVerdict = 'right' | 'partly' | 'wrong' | 'open'

/** What became of one thing that was asked: a stem, an item, a gap. */
export interface PartRow {
  /** Null where the prompt has said it. */
  label: Said | null
  mine: Said[]
  /** What is right; empty where that is the learner's answer. */
  right: Said[]
  /** Other texts that would have been right. */
  also: string[]
  /** Why it tempts, or why it is right. */
  notes: string[]
  verdict: PartVerdict
}

export interface CaseResult {
  prompt: string
  verdict: PartVerdict
  rows: PartRow[]
  text: GapText[] | null
}

export interface EssayResult {
  mine: string | null
  self: number | undefined
  model: string
  points: readonly string[]
}

/** An answer beside what is right: by rows, of which a text with gaps shows each in its place, too. */
export type PartResults =
  { rows: PartRow[]; text: GapText[] | null } | { cases: CaseResult[] } | { essay: EssayResult } | null

/** Null where rows to choose from, or a single field, show by themselves what is right. */
export function partResultsOf(
  asked: AskedBody,
  answer: Answer | null,
  right: AnswerKey,
  notes: readonly string[] | null,
): PartResults {
  const { shown } = asked
  if ('model' in right) {
    const given = answer && 'self' in answer ? answer.self : undefined
    const mine = answer && 'text' in answer ? answer.text : null
    return { essay: { mine, self: given, model: right.model, points: right.points } }
  }
  if ('parts' in right) {
    if (!shown || !('parts' in shown)) return null
    const given = answer && 'parts' in answer ? answer.parts : []
    return {
      cases: shown.parts.flatMap((part, place) => {
        const key = right.parts[place]
        return key ? [caseResultOf(part, given[place] ?? null, key)] : []
      }),
    }
  }
  const isByParts = 'order' in right || 'pairs' in right || 'categories' in right || 'gaps' in right
  return isByParts ? { rows: rowsOf(asked, answer, right, notes), text: textOf(asked) } : null
}

const textOf = ({ shown }: AskedBody) => (shown && 'text' in shown ? shown.text : null)

const caseResultOf = (part: ShownPart, answer: Answer | null, key: AnswerKey): CaseResult => ({
  prompt: part.prompt,
  verdict: verdictOf(answer, key),
  rows: rowsOf(part, answer, key, null),
  text: textOf(part),
})

function verdictOf(answer: Answer | null, key: AnswerKey): PartVerdict {
  if (!answer) return 'open'
  const credit = creditOf(key, answer)
  return credit === 1 ? 'right' : credit ? 'partly' : 'wrong'
}

/** What both sides of a row are read from: the places or texts that an answer or a key has, by parts. */
interface Compared<Part> {
  label: (index: number) => Said
  mine: readonly (Part | null)[]
  right: readonly Part[]
  say: (part: Part, index: number) => Said
  notes?: (mine: Part | null, right: Part, index: number) => (string | undefined)[]
}

const compare = <Part>({ label, mine, right, say, notes }: Compared<Part>): PartRow[] =>
  right.map((wanted, index) => {
    const given = mine[index] ?? null
    const isRight = given === wanted
    return {
      label: label(index),
      mine: given === null ? [] : [say(given, index)],
      right: isRight ? [] : [say(wanted, index)],
      also: [],
      notes: (notes?.(given, wanted, index) ?? []).flatMap((note) => note || []),
      verdict: given === null ? 'open' : isRight ? 'right' : 'wrong',
    }
  })

function rowsOf(asked: AskedBody, answer: Answer | null, right: AnswerKey, notes: readonly string[] | null): PartRow[] {
  const { options, shown } = asked
  const option = (place: number): Said => ({ html: options?.[place] ?? '' })
  const noteOf = (place: number | null) => (place === null ? undefined : notes?.[place])
  if ('pairs' in right && shown && 'stems' in shown)
    return compare({
      label: (index) => ({ html: shown.stems[index] ?? '' }),
      mine: answer && 'pairs' in answer ? answer.pairs : [],
      right: right.pairs,
      say: option,
      notes: (mine, wanted) => [...new Set([noteOf(mine), noteOf(wanted)])],
    })
  if ('order' in right)
    return compare({
      label: (index) => ({ text: String(index + 1) }),
      mine: answer && 'order' in answer ? answer.order : [],
      right: right.order,
      say: option,
      notes: (_, wanted) => [noteOf(wanted)],
    })
  if ('categories' in right && shown && 'categories' in shown)
    return compare({
      label: option,
      mine: answer && 'categories' in answer ? answer.categories : [],
      right: right.categories,
      say: (category) => ({ text: shown.categories[category] ?? '' }),
      notes: (_, __, item) => [noteOf(item)],
    })
  if ('gaps' in right && shown && 'gaps' in shown)
    return right.gaps.map((key, index) => {
      const given = (answer && 'gaps' in answer ? answer.gaps[index] : null) ?? null
      const choices = shown.gaps[index]
      const isRight = creditOf({ ...right, gaps: [key] }, { kind: right.kind, gaps: [given] }) === 1
      const [wanted = '', ...also] =
        'choice' in key
          ? [choices?.[key.choice] ?? '']
          : 'accepted' in key
            ? key.accepted
            : rangesOf(key).map((range) => rangeText(range, null))
      return {
        label: { text: `Gap ${index + 1}` },
        mine: given === null ? [] : [{ text: typeof given === 'number' ? (choices?.[given] ?? '') : given }],
        right: isRight ? [] : [{ text: wanted }],
        also: isRight ? [] : also,
        notes: [],
        verdict: given === null ? 'open' : isRight ? 'right' : 'wrong',
      }
    })
  return [wholeRow(asked, answer, right)]
}

/** A part that is answered as a whole: by rows, or in a field. */
function wholeRow({ kind, options, unit }: AskedBody, answer: Answer | null, right: AnswerKey): PartRow {
  const rules = boxRulesOf(kind)
  const rows = rules.rows(options)
  const say = (value: Answer | AnswerKey): Said[] =>
    rows
      ? rules.places(value).map((place) => ({ html: rows[place] ?? '' }))
      : rules.said(value, { options, parts: null, unit }).map((text) => ({ text }))
  const verdict = verdictOf(answer, right)
  const said = verdict === 'right' ? [] : say(right)
  return {
    label: null,
    mine: answer ? say(answer) : [],
    right: rows ? said : said.slice(0, 1),
    also: rows ? [] : said.slice(1).flatMap((it) => ('text' in it ? [it.text] : [])),
    notes: [],
    verdict,
  }
}

/** "2 of 3 parts" */
export function shareText(results: PartResults): string | null {
  if (!results || 'essay' in results) return null
  const all = 'cases' in results ? results.cases : results.rows
  return `${all.filter(({ verdict }) => verdict === 'right').length} of ${all.length} parts`
}
