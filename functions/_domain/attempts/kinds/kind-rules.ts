/** The types of one kind of question. */
export interface KindShape {
  /** What is right. Options are named by their place in the bank, from 0. */
  key: { kind: string }
  /** What a learner answers. Options are named as in the key, wherever the learner saw them. */
  answer: { kind: string }
  /** An answer as an attempt stores it. */
  stored: unknown
  /** What only this kind says of a question in a bank, with its answer as the database and files hold it. */
  bank: { options: readonly string[] | null; fixed_order: boolean; parts: object | null; answer: object }
}

/** What is asked beside the prompt. */
export interface QuestionBody<Shape extends KindShape> {
  options: readonly string[] | null
  parts: Shape['bank']['parts']
  /** The unit of a number. */
  unit: string | null
}

/** What the test box asks about a kind while an attempt goes on, and the domain on the server as well. */
export interface BoxRules<Shape extends KindShape> {
  /** How much of an answer is right, from 0 to 1; null where only a person can say. */
  credit: (key: Shape['key'], answer: Shape['answer']) => number | null
  /** An answer of unknown origin, such as a browser's storage; undefined where the server would refuse it. */
  parse: (fields: Readonly<Record<string, unknown>>) => Shape['answer'] | undefined
  /** Why an answer cannot belong to a question; undefined where it can. */
  misfit: (answer: Shape['answer'], body: QuestionBody<Shape>) => string | undefined
  /** The rows from which a learner chooses; null where the learner answers in another way. */
  rows: (options: readonly string[] | null) => readonly string[] | null
  /** Which of these rows an answer or a key names. */
  places: (value: Shape['key'] | Shape['answer']) => readonly number[]
  /** What the learner typed into a single field; null where there is none. */
  text: (answer: Shape['answer']) => string | null
  /** An answer, or what is right, in words: a text for each thing that is chosen, typed or put in its place. */
  said: (value: Shape['key'] | Shape['answer'], body: QuestionBody<Shape>) => readonly string[]
  /** Whether an answer only adds to the one that practice has locked. */
  adds?: (locked: Shape['answer'], answer: Shape['answer']) => boolean
}

/** Everything that the domain does differently for each kind of question. */
export interface KindRules<Shape extends KindShape> extends BoxRules<Shape> {
  /** As little as says all: the kind is known from the bank. */
  encode: (answer: Shape['answer']) => Shape['stored']
  /** Null where the stored value is no answer of this kind. */
  decode: (stored: unknown) => Shape['answer'] | null
  /** Names other places of the same options: those shown instead of those in the bank, or the other way round. */
  reorder: <Value extends Shape['key'] | Shape['answer']>(value: Value, move: (place: number) => number) => Value
  /** Two answers that grading takes for the same become equal. */
  normalize: (answer: Shape['answer']) => Shape['answer']
  /**
   * How many rows the prompt says to choose; null where it names no number. A prompt that is wrong about its own key names
   * none, since no answer with that many rows would be right.
   */
  rowsToChoose: (key: Shape['key'], prompt: string) => number | null
  /** Whether options shown in this order of their places would say by themselves what is right. */
  givesAway?: (key: Shape['key'], places: readonly number[]) => boolean
  /** The chance that a blind guess is right in full, of a question with so many options. Without it there is next to none. */
  blindChance?: (options: number) => number
  /** An answer as an exam takes it, where that differs. */
  inExam?: (answer: Shape['answer']) => Shape['answer']
}

type ServerRules<Shape extends KindShape> = Omit<KindRules<Shape>, keyof BoxRules<Shape>>

/** A call and not a spread: a bundler sees that it may leave it out of what a browser loads. */
export const withServerRules = <Shape extends KindShape>(
  box: BoxRules<Shape>,
  server: ServerRules<Shape>,
): KindRules<Shape> => ({ ...box, ...server })

/** Said of a question whose answer is chosen from options of its own. */
export interface WithOptions {
  /** In the bank's order, to which the answer's numbers refer, from 0. */
  options: string[]
  /** Whether every learner sees the options in that order. */
  fixed_order: boolean
}

/** Said of a question whose options are put somewhere: they are shown in another order every time. */
export interface WithItems {
  options: string[]
  fixed_order: false
}

/** Said of a question whose answer is a single thing that the learner types or says. */
export interface WithoutOptions {
  options: null
  fixed_order: false
  parts: null
}

/** The rules about rows and fields, for kinds that have neither. */
export const withoutRows = {
  rows: () => null,
  places: () => [],
  text: () => null,
}
