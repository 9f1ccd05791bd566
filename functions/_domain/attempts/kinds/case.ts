import { ANSWER_LIMITS } from '../answer-limits.ts'
import { categorizing, categorizingInBox, type Categorizing } from './categorizing.ts'
import { isList, LEFT_OUT, wrongCount } from './choices.ts'
import { cloze, clozeInBox, type Cloze } from './cloze.ts'
import { withoutRows, withServerRules, type BoxRules, type KindRules } from './kind-rules.ts'
import { matching, matchingInBox, type Matching } from './matching.ts'
import { multipleChoice, multipleChoiceInBox, type MultipleChoice } from './multiple-choice.ts'
import { numeric, numericInBox, type Numeric } from './numeric.ts'
import { shortText, shortTextInBox, type ShortText } from './short-text.ts'
import { singleChoice, singleChoiceInBox, type SingleChoice } from './single-choice.ts'
import { trueFalse, trueFalseInBox, type TrueFalse } from './true-false.ts'

interface PartShapes {
  single_choice: SingleChoice
  multiple_choice: MultipleChoice
  true_false: TrueFalse
  numeric: Numeric
  short_text: ShortText
  matching: Matching
  categorizing: Categorizing
  cloze: Cloze
}

/** The kinds that a part of a case may have. */
export type PartKind = keyof PartShapes

const PART_BOX_RULES: { [Kind in PartKind]: BoxRules<PartShapes[Kind]> } = {
  single_choice: singleChoiceInBox,
  multiple_choice: multipleChoiceInBox,
  true_false: trueFalseInBox,
  numeric: numericInBox,
  short_text: shortTextInBox,
  matching: matchingInBox,
  categorizing: categorizingInBox,
  cloze: clozeInBox,
}

const PART_RULES: { [Kind in PartKind]: KindRules<PartShapes[Kind]> } = {
  single_choice: singleChoice,
  multiple_choice: multipleChoice,
  true_false: trueFalse,
  numeric,
  short_text: shortText,
  matching,
  categorizing,
  cloze,
}

export const isPartKind = (value: unknown): value is PartKind =>
  typeof value === 'string' && Object.hasOwn(PART_BOX_RULES, value)

const partRules = <Kind extends PartKind>(kind: Kind): KindRules<PartShapes[Kind]> => PART_RULES[kind]

const partBoxRules = <Kind extends PartKind>(kind: Kind): BoxRules<PartShapes[Kind]> => PART_BOX_RULES[kind]

export type PartKey<Kind extends PartKind = PartKind> = PartShapes[Kind]['key']
export type PartAnswer<Kind extends PartKind = PartKind> = PartShapes[Kind]['answer']

/** A question of a case, which its parts have the stem of in common. Options stand in the order written. */
export type CasePart<Kind extends PartKind = PartKind> = {
  [Each in Kind]: {
    kind: Each
    prompt: string
    options: PartShapes[Each]['bank']['options']
    parts: PartShapes[Each]['bank']['parts']
    /** The unit of a number. */
    unit: string | null
  }
}[Kind]

export interface Case {
  key: { kind: 'case'; parts: readonly PartKey[] }
  answer: { kind: 'case'; parts: readonly (PartAnswer | null)[] }
  stored: readonly (readonly [kind: PartKind, stored: PartShapes[PartKind]['stored']] | null)[]
  bank: { options: null; fixed_order: false; parts: { parts: CasePart[] }; answer: { parts: PartKey[] } }
}

export const caseInBox: BoxRules<Case> = {
  ...withoutRows,
  credit: (key, answer) =>
    key.parts.reduce((sum, part, index) => sum + creditOfPart(part, answer.parts[index] ?? null), 0) / key.parts.length,
  parse: ({ parts }) => {
    if (!isList(parts) || parts.length > ANSWER_LIMITS.parts) return undefined
    const read = parts.map((part) => (part === null ? null : parsePart(part)))
    if (read.includes(undefined) || read.every((part) => part === null)) return undefined
    return { kind: 'case', parts: read.map((part) => part ?? null) }
  },
  misfit: ({ parts }, body) =>
    wrongCount(parts, body.parts.parts.length, 'parts') ??
    body.parts.parts.map((asked, index) => misfitIn(asked, parts[index] ?? null, index)).find((it) => it !== undefined),
  said: ({ parts }, body) =>
    body.parts.parts.map((asked, index) => {
      const part = parts[index]
      return `Part ${index + 1}: ${part ? partBoxRules(part.kind).said(part, asked).join(', ') : LEFT_OUT}`
    }),
}

export const caseRules: KindRules<Case> = /* @__PURE__ */ withServerRules(caseInBox, {
  encode: ({ parts }) => parts.map((part) => part && [part.kind, partRules(part.kind).encode(part)]),
  decode: (stored) => {
    if (!isList(stored)) return null
    const parts = stored.map((part) => (part === null ? null : decodePart(part)))
    return parts.includes(undefined) ? null : { kind: 'case', parts: parts.map((part) => part ?? null) }
  },
  reorder: (value) => value,
  normalize: (answer) => ({
    ...answer,
    parts: answer.parts.map((part) => part && partRules(part.kind).normalize(part)),
  }),
  rowsToChoose: () => null,
})

function creditOfPart(key: PartKey, answer: PartAnswer | null): number {
  return answer?.kind === key.kind ? (partBoxRules(key.kind).credit(key, answer) ?? 0) : 0
}

function decodePart(value: unknown): PartAnswer | undefined {
  if (!isList(value)) return undefined
  const [kind, stored] = value
  return isPartKind(kind) ? (partRules(kind).decode(stored) ?? undefined) : undefined
}

function parsePart(value: unknown): PartAnswer | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !isPartKind(value.kind)) return undefined
  return partBoxRules(value.kind).parse({ ...value })
}

function misfitIn(asked: CasePart, answer: PartAnswer | null, index: number): string | undefined {
  if (!answer) return undefined
  const reason =
    answer.kind === asked.kind
      ? partBoxRules(asked.kind).misfit(answer, asked)
      : `is the answer to a question of kind ${answer.kind}, and this one is ${asked.kind}`
  return reason && `part ${index + 1} ${reason}`
}
