/** The types of one kind of question. */
export interface KindShape {
  /** What is right. Options are named by their place in the bank, from 0. */
  key: { kind: string }
  /** What a learner answers. Options are named as in the key, wherever the learner saw them. */
  answer: { kind: string }
  /** An answer as an attempt stores it. */
  stored: unknown
  /** What only this kind says of a question in a bank, with its answer as the database and files hold it. */
  bank: { options: readonly string[] | null; fixed_order: boolean; answer: object }
}

/** Everything that the domain does differently for each kind of question. */
export interface KindRules<Shape extends KindShape> {
  /** All or nothing: an answer that is right in part is wrong. */
  isRight: (key: Shape['key'], answer: Shape['answer']) => boolean
  /** As little as says all: the kind is known from the bank. */
  encode: (answer: Shape['answer']) => Shape['stored']
  /** Null where the stored value is no answer of this kind. */
  decode: (stored: unknown) => Shape['answer'] | null
  /** An answer of unknown origin, such as a browser's storage; undefined where the server would refuse it. */
  parse: (fields: Readonly<Record<string, unknown>>) => Shape['answer'] | undefined
  /** Names other places of the same options: those shown instead of those in the bank, or the other way round. */
  reorder: <Value extends Shape['key'] | Shape['answer']>(value: Value, move: (place: number) => number) => Value
  /** Two answers that grading takes for the same become equal. */
  normalize: (answer: Shape['answer']) => Shape['answer']
  /** The rows from which a learner chooses; null where the learner types. */
  rows: (options: readonly string[] | null) => readonly string[] | null
  /** Which of these rows an answer or a key names. */
  places: (value: Shape['key'] | Shape['answer']) => readonly number[]
  /**
   * How many rows the prompt says to choose; null where it names no number. A prompt that is wrong about its own key names
   * none, since no answer with that many rows would be right.
   */
  rowsToChoose: (key: Shape['key'], prompt: string) => number | null
  /** What the learner typed; null where the learner chooses. */
  text: (answer: Shape['answer']) => string | null
  /** What is right where the learner types, as text; empty where the learner chooses. */
  expected: (key: Shape['key'], unit: string | null) => readonly string[]
}

/** Said of a question whose answer is chosen from options of its own. */
export interface WithOptions {
  /** In the bank's order, to which the answer's numbers refer, from 0. */
  options: string[]
  /** Whether every learner sees the options in that order. */
  fixed_order: boolean
}

/** Said of every other question. */
export interface WithoutOptions {
  options: null
  fixed_order: false
}
