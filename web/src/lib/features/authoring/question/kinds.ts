import { isQuestionKind, QUESTION_KINDS, type QuestionKind } from '#domain/attempts/kinds/kinds.ts'
import type { JsonObject } from '#lib/features/rules/criteria-tree.ts'
import { listIn, numberOf, objectIn, placesIn, textIn, textsIn } from './content-values.ts'
import {
  answerIn,
  gapsIn,
  marked,
  partsIn,
  rangeIn,
  rangeOf,
  readAreas,
  readCategories,
  readGaps,
  readOrder,
  readPairs,
  rowsIn,
  rowsOf,
  withoutOptions,
  withRows,
  writeAreas,
  writeCategories,
  writeGaps,
  writePairs,
  type KindContent,
} from './kind-content.ts'
import { blankBody, linesOf, LISTS, type WrittenBody, type WrittenRange } from './written.ts'

/** The fields in which an author says what is right. */
export type AnswerFields =
  'choices' | 'truth' | 'ranges' | 'spellings' | 'pairs' | 'order' | 'categories' | 'gaps' | 'areas' | 'essay' | 'parts'

interface KindEditor {
  fields: AnswerFields
  /** Whether several options may be marked as right. */
  several: boolean
  /** What to do where no answer is written yet. */
  missing: string
  /** Whether a part of a case may be of this kind. */
  isPart: boolean
  write: (body: WrittenBody) => KindContent
  read: (content: JsonObject) => Partial<WrittenBody>
}

/** How many blank rows a question begins with. */
const FIRST_ROWS = 4

const ONE = { several: false, isPart: true }

const EDITORS: { [Kind in QuestionKind]: KindEditor } = {
  single_choice: {
    ...ONE,
    fields: 'choices',
    missing: 'Mark the option that is correct.',
    write: (body) => withRows(body, { choice: marked(body)[0] ?? null }),
    read: (content) => ({ rows: rowsIn(content, placesIn([answerIn(content).choice ?? null])) }),
  },
  multiple_choice: {
    fields: 'choices',
    several: true,
    isPart: true,
    missing: 'Mark each option that is correct.',
    write: (body) => withRows(body, { choices: marked(body), ...(body.partial ? { partial: true } : {}) }),
    read: (content) => ({
      rows: rowsIn(content, placesIn(answerIn(content).choices)),
      partial: answerIn(content).partial === true,
    }),
  },
  true_false: {
    ...ONE,
    fields: 'truth',
    missing: 'Choose whether the statement is true.',
    write: ({ truth, trueNote, falseNote }) => ({
      ...withoutOptions({ truth: truth === '' ? null : truth === 'true' }),
      notes: [trueNote, falseNote],
    }),
    read: (content) => {
      const { truth } = answerIn(content)
      const [trueNote = '', falseNote = ''] = textsIn(content.option_notes)
      return { truth: typeof truth === 'boolean' ? String(truth) : '', trueNote, falseNote }
    },
  },
  numeric: {
    ...ONE,
    fields: 'ranges',
    missing: 'Enter the number that is correct.',
    write: ({ ranges, unit }) => {
      const [first, ...also] = ranges.filter(({ value }, place) => place === 0 || value.trim() !== '')
      return withoutOptions({
        ...(first ? rangeOf(first) : { value: null, tolerance: 0 }),
        ...(unit.trim() === '' ? {} : { unit }),
        ...(also.length === 0 ? {} : { also: also.map(rangeOf) }),
      })
    },
    read: (content) => {
      const answer = answerIn(content)
      return { ranges: rangesIn(answer), unit: textIn(answer.unit) || textIn(content.unit) }
    },
  },
  short_text: {
    ...ONE,
    fields: 'spellings',
    missing: 'Enter at least one answer that is accepted.',
    write: ({ accepted }) => withoutOptions({ accepted: linesOf(accepted) }),
    read: (content) => ({ accepted: textsIn(answerIn(content).accepted).join('\n') }),
  },
  matching: {
    ...ONE,
    fields: 'pairs',
    missing: 'Fill in both sides of each pair.',
    write: writePairs,
    read: readPairs,
  },
  ordering: {
    ...ONE,
    isPart: false,
    fields: 'order',
    missing: 'Write the items in the order that is correct.',
    write: (body) => ({ ...withRows(body, { order: rowsOf(body).map((_, place) => place) }), fixed_order: false }),
    read: readOrder,
  },
  categorizing: {
    ...ONE,
    fields: 'categories',
    missing: 'Choose a category for each item.',
    write: writeCategories,
    read: readCategories,
  },
  cloze: {
    ...ONE,
    fields: 'gaps',
    missing: 'Say what belongs into each gap.',
    write: writeGaps,
    read: readGaps,
  },
  hotspot: {
    fields: 'areas',
    several: true,
    isPart: false,
    missing: 'Mark each area that is correct.',
    write: writeAreas,
    read: readAreas,
  },
  essay: {
    ...ONE,
    isPart: false,
    fields: 'essay',
    missing: 'Write what a good answer says.',
    write: ({ model, points, words }) => withoutOptions({ model, points: linesOf(points) }, { words: numberOf(words) }),
    read: (content) => {
      const { model, points } = answerIn(content)
      return { model: textIn(model), points: textsIn(points).join('\n'), words: textIn(partsIn(content).words) }
    },
  },
  case: {
    ...ONE,
    isPart: false,
    fields: 'parts',
    missing: 'Say what is correct in each part.',
    write: ({ parts }) => {
      const written = parts.map(writePart)
      return withoutOptions(
        { parts: written.map(({ answer }) => answer) },
        { parts: written.map(({ asked }) => asked) },
      )
    },
    read: (content) => {
      const answers = listIn(answerIn(content).parts)
      return {
        parts: listIn(partsIn(content).parts).map((part, index) =>
          readBody({ ...objectIn(part), answer: objectIn(answers[index]) }),
        ),
      }
    },
  },
}

export const editorOf = (kind: QuestionKind): KindEditor => EDITORS[kind]

/** The kinds that a part of a case may have. */
export const PART_KINDS: readonly QuestionKind[] = QUESTION_KINDS.filter((kind) => EDITORS[kind].isPart)

function rangesIn(answer: JsonObject): WrittenRange[] {
  return [answer, ...listIn(answer.also).map(objectIn)].map(rangeIn)
}

/** A part of a case: what it asks, and what is right in it. */
function writePart(body: WrittenBody): { asked: JsonObject; answer: JsonObject } {
  const { options, parts, answer } = editorOf(body.kind).write(body)
  const { unit = null, ...right } = answer
  return {
    asked: { kind: body.kind, prompt: body.prompt, options, parts, unit },
    answer: { kind: body.kind, ...right },
  }
}

/** Reads what is asked and what is right. */
export function readBody(content: JsonObject): WrittenBody {
  const kind = isQuestionKind(content.kind) ? content.kind : QUESTION_KINDS[0]
  const blank = blankBody(kind)
  const read = editorOf(kind).read(content)
  return padded({ ...blank, fixedOrder: content.fixed_order === true, ...read, prompt: textIn(content.prompt) })
}

/** Short lists get blank items, so that there is something to fill in. */
export function padded<Body extends WrittenBody>(body: Body): Body {
  const pad = <Item>(items: Item[], { blank, least }: { blank: () => Item; least: number }) =>
    items.length >= least ? items : [...items, ...Array.from({ length: least - items.length }, blank)]
  return {
    ...body,
    rows: pad(body.rows, body.rows.length === 0 ? { ...LISTS.rows, least: FIRST_ROWS } : LISTS.rows),
    pairs: pad(body.pairs, body.pairs.length === 0 ? { ...LISTS.pairs, least: FIRST_ROWS } : LISTS.pairs),
    categories: pad(body.categories, LISTS.categories),
    ranges: pad(body.ranges, LISTS.ranges),
    gaps: pad(body.gaps, { blank: LISTS.gaps.blank, least: gapsIn(body.prompt) }),
    parts: editorOf(body.kind).fields === 'parts' ? pad(body.parts, LISTS.parts) : body.parts,
  }
}
