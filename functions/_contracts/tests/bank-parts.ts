import { z } from 'zod'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import { codeOrder } from '../../_domain/attempts/kinds/code-order.ts'
import type { GapKey } from '../../_domain/attempts/kinds/cloze.ts'
import type { PictureArea } from '../../_domain/attempts/kinds/hotspot.ts'
import { accepted, distinct, place, range } from './bank-fields.ts'
import { line, markdown } from './bank-texts.ts'

export const stems = z.strictObject({
  stems: z
    .array(markdown(BANK_LIMITS.option))
    .min(2, 'has fewer than 2')
    .max(BANK_LIMITS.stems, `has more than ${BANK_LIMITS.stems}`),
})

export const categories = z.strictObject({
  categories: distinct(
    z
      .array(line(BANK_LIMITS.spelling))
      .min(2, 'has fewer than 2')
      .max(BANK_LIMITS.categories, `has more than ${BANK_LIMITS.categories}`),
    'has the same category twice',
  ),
})

const gapChoices = distinct(
  z
    .array(line(BANK_LIMITS.spelling))
    .min(2, 'has fewer than 2 choices')
    .max(BANK_LIMITS.options, `has more than ${BANK_LIMITS.options} choices`),
  'has the same choice twice',
)

const ofGaps = <Gap extends z.ZodType>(gap: Gap) =>
  z.array(gap).min(1, 'has no gap').max(BANK_LIMITS.gaps, `has more than ${BANK_LIMITS.gaps} gaps`)

export const gaps = z.strictObject({ gaps: ofGaps(gapChoices.nullable()) })

export const gapKeys = z.strictObject({
  gaps: ofGaps(
    z.union([z.strictObject({ choice: place }), z.strictObject({ accepted }), z.strictObject(range)], {
      error: 'is neither a choice, nor accepted texts, nor a number with its tolerance',
    }),
  ),
})

/** The numbers of the gaps in a prompt, in their order. */
const gapsIn = (prompt: string) => [...prompt.matchAll(/\{\{(\d+)\}\}/g)].map(([, number]) => Number(number))

export const GAPS_IN_PROMPT = {
  path: ['prompt'],
  error: 'has to hold {{1}}, {{2}} and so on, each gap once and in order',
}
export const hasGaps = ({ prompt, parts }: { prompt: string; parts: { gaps: unknown[] } }) => {
  const found = gapsIn(prompt)
  return found.length === parts.gaps.length && found.every((number, index) => number === index + 1)
}

export const GAPS_FIT = {
  path: ['answer'],
  error: 'has to say what is right in each gap: a choice where it has choices',
}
export const gapsFit = ({ parts, answer }: { parts: { gaps: (string[] | null)[] }; answer: { gaps: GapKey[] } }) =>
  parts.gaps.length === answer.gaps.length &&
  answer.gaps.every((key, index) => {
    const choices = parts.gaps[index] ?? null
    return 'choice' in key ? choices !== null && key.choice < choices.length : choices === null
  })

/** The choices of each gap in an order that tells nothing of what is right. */
export function sortGaps<Question extends { parts: { gaps: (string[] | null)[] }; answer: { gaps: GapKey[] } }>(
  question: Question,
): Question {
  const orders = question.parts.gaps.map((choices) => choices && codeOrder(choices))
  return {
    ...question,
    parts: { gaps: question.parts.gaps.map((choices, gap) => choices && inOrder(choices, orders[gap] ?? [])) },
    answer: {
      gaps: question.answer.gaps.map((key, gap) =>
        'choice' in key ? { choice: orders[gap]?.indexOf(key.choice) ?? key.choice } : key,
      ),
    },
  }
}

const inOrder = <Value>(values: readonly Value[], order: readonly number[]): Value[] =>
  order.flatMap((place) => values.slice(place, place + 1))

/** Options with their notes in an order that tells nothing of what is right; `move` renames their places in the answer. */
export function sortOptions<Question extends { options: string[]; option_notes: string[] | null; answer: object }>(
  question: Question,
  answerAfter: (
    answer: Question['answer'],
    move: (place: number) => number,
    order: readonly number[],
  ) => Question['answer'],
): Question {
  const { options, option_notes, answer } = question
  const order = codeOrder(options)
  return {
    ...question,
    options: inOrder(options, order),
    option_notes: option_notes && inOrder(option_notes, order),
    answer: answerAfter(answer, (place) => order.indexOf(place), order),
  }
}

/** A single right option leaves no parts to give credit for. */
export function withoutEmptyPartial<Question extends { answer: { choices: number[]; partial?: true | undefined } }>(
  question: Question,
): Question {
  const { partial, ...answer } = question.answer
  return partial && answer.choices.length > 1 ? question : { ...question, answer }
}

const side = z.int().min(1).max(BANK_LIMITS.side)
const pixel = z.int().min(0).max(BANK_LIMITS.side)

const area = z.discriminatedUnion('shape', [
  z.strictObject({ shape: z.literal('rect'), x: pixel, y: pixel, width: side, height: side }),
  z.strictObject({ shape: z.literal('circle'), x: pixel, y: pixel, radius: side }),
  z.strictObject({
    shape: z.literal('polygon'),
    points: z
      .array(z.tuple([pixel, pixel]))
      .min(3, 'has fewer than 3 corners')
      .max(BANK_LIMITS.corners, `has more than ${BANK_LIMITS.corners} corners`),
  }),
])

export const picture = z.strictObject({
  picture: z.uuid('is no picture').toLowerCase(),
  width: side,
  height: side,
  areas: z.array(area).min(2, 'has fewer than 2').max(BANK_LIMITS.options, `has more than ${BANK_LIMITS.options}`),
})

export const AREA_EACH = { path: ['parts', 'areas'], error: 'has to have an area for each option' }
export const INSIDE = { path: ['parts', 'areas'], error: 'has an area that is not inside the picture' }

/** Whether every area lies in the picture. */
export const isInside = ({ parts }: { parts: { width: number; height: number; areas: PictureArea[] } }) =>
  parts.areas.every((area) =>
    cornersOf(area).every(([x, y]) => x >= 0 && y >= 0 && x <= parts.width && y <= parts.height),
  )

function cornersOf(area: PictureArea): [x: number, y: number][] {
  if (area.shape === 'polygon') return area.points
  const { x, y } = area
  if (area.shape === 'rect')
    return [
      [x, y],
      [x + area.width, y + area.height],
    ]
  return [
    [x - area.radius, y - area.radius],
    [x + area.radius, y + area.radius],
  ]
}
