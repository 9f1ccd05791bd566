import { BANK_LIMITS } from '#domain/attempts/bank-limits.ts'
import { QUESTION_KINDS, type QuestionKind } from '#domain/attempts/kinds/kinds.ts'

/** An area of a picture, as typed. */
export interface WrittenArea {
  shape: string
  x: string
  y: string
  width: string
  height: string
  radius: string
  /** Corners of a polygon: `x,y x,y x,y`. */
  points: string
}

/** An option, an item to sort, or an area: whatever is chosen or moved. */
export interface WrittenRow {
  text: string
  note: string
  right: boolean
  /** The index of its category. */
  category: string
  area: WrittenArea
}

export interface WrittenPair {
  stem: string
  text: string
  note: string
}

export interface WrittenRange {
  value: string
  tolerance: string
}

/** A gap of a text. How it is filled decides which of the others count. */
export interface WrittenGap extends WrittenRange {
  by: string
  right: string
  /** Other choices, one a line. */
  others: string
  /** What is accepted, one a line. */
  accepted: string
}

/** What is asked and what is right. It has room for every kind, so a change of the kind loses nothing. */
export interface WrittenBody {
  kind: QuestionKind
  prompt: string
  rows: WrittenRow[]
  fixedOrder: boolean
  partial: boolean
  truth: string
  /** Why the wrong choice of true and false tempts, and why the other is right. */
  trueNote: string
  falseNote: string
  ranges: WrittenRange[]
  unit: string
  /** What is accepted, one a line. */
  accepted: string
  pairs: WrittenPair[]
  /** What fits nothing, beside the pairs. */
  extras: { text: string; note: string }[]
  categories: { name: string }[]
  gaps: WrittenGap[]
  /** The id of the picture, and its size. */
  picture: string
  pictureWidth: string
  pictureHeight: string
  /** A good answer. */
  model: string
  /** What it mentions, one a line. */
  points: string
  words: string
  /** The parts of a case. */
  parts: WrittenBody[]
}

/** A question as its author writes it: every value as it is typed, finished or not. */
export interface WrittenQuestion extends WrittenBody {
  topic: string
  explanation: string
  tip: string
  /** Separated by commas. */
  tags: string
  /** Empty where none is said. */
  difficulty: string
  pool: string
  /** What the file that it came from calls it. */
  externalId: string
}

const [FIRST_KIND] = QUESTION_KINDS

export const blankArea = (): WrittenArea => ({
  shape: 'rect',
  x: '',
  y: '',
  width: '',
  height: '',
  radius: '',
  points: '',
})

export const blankRow = (): WrittenRow => ({ text: '', note: '', right: false, category: '', area: blankArea() })
const blankPair = (): WrittenPair => ({ stem: '', text: '', note: '' })
const blankRange = (): WrittenRange => ({ value: '', tolerance: '' })
const blankExtra = () => ({ text: '', note: '' })
const blankCategory = () => ({ name: '' })
export const blankGap = (): WrittenGap => ({
  by: 'text',
  right: '',
  others: '',
  accepted: '',
  ...blankRange(),
})

const times = <Item>(count: number, make: () => Item) => Array.from({ length: count }, make)

export const blankBody = (kind: QuestionKind): WrittenBody => ({
  kind,
  prompt: '',
  rows: times(4, blankRow),
  fixedOrder: false,
  partial: false,
  truth: '',
  trueNote: '',
  falseNote: '',
  ranges: [blankRange()],
  unit: '',
  accepted: '',
  pairs: times(3, blankPair),
  extras: [],
  categories: times(2, blankCategory),
  gaps: [],
  picture: '',
  pictureWidth: '',
  pictureHeight: '',
  model: '',
  points: '',
  words: '',
  // A part has no parts of its own.
  parts: [],
})

export const blankQuestion = (kind: QuestionKind): WrittenQuestion => ({
  ...blankBody(kind),
  topic: '',
  explanation: '',
  tip: '',
  tags: '',
  difficulty: '',
  pool: 'all',
  externalId: '',
})

/** The lists of a body: a blank item, and how many there may be. */
export const LISTS = {
  rows: { blank: blankRow, least: 2, most: BANK_LIMITS.options },
  pairs: { blank: blankPair, least: 2, most: BANK_LIMITS.stems },
  extras: { blank: blankExtra, least: 0, most: BANK_LIMITS.options },
  categories: { blank: blankCategory, least: 2, most: BANK_LIMITS.categories },
  ranges: { blank: blankRange, least: 1, most: BANK_LIMITS.ranges },
  gaps: { blank: blankGap, least: 0, most: BANK_LIMITS.gaps },
  parts: { blank: () => blankBody(FIRST_KIND), least: 2, most: BANK_LIMITS.parts },
} as const

export type WrittenList = keyof typeof LISTS

export const isWrittenList = (name: string): name is WrittenList => Object.hasOwn(LISTS, name)

/** The texts of several lines, without empty ones. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
