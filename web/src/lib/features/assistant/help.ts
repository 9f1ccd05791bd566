import type { Ladder, TakenHelp } from '#contracts/assistant/help.ts'
import { HELP_STEPS, type HelpStep } from '#domain/assistant/ladder.ts'

/** A step with its Markdown rendered. */
export interface ShownHelp extends Pick<TakenHelp, 'id' | 'step' | 'words' | 'source' | 'message'> {
  /** Of the model. */
  answer: string
  /** Of the authors; null where the model said it all. */
  authored: string | null
  isOpen: boolean
}

/** The ladder of a question as a page shows it. */
export interface HelpPanelData extends Omit<Ladder, 'steps'> {
  steps: ShownHelp[]
}

/** What arrives while a step is answered: blocks that are whole as HTML, and the text that is not. */
export interface AnswerPart {
  source: 'model' | 'author'
  html: string
  rest: string
}

export type AnswerEvent =
  | { event: 'start'; data: { step: HelpStep | null; message: string | null } }
  | { event: 'part'; data: AnswerPart }
  | { event: 'fallback'; data: { message: string } }
  | { event: 'end'; data: { message: string | null } }

/** An event as the site sent it; undefined where it is none that this page knows. */
export function toAnswerEvent({ event, data }: { event: string; data: unknown }): AnswerEvent | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const text = (name: string): string | null => {
    const value: unknown = Reflect.get(data, name)
    return typeof value === 'string' ? value : null
  }
  const message = text('message')
  if (event === 'start') return { event, data: { step: HELP_STEPS.find((it) => it === text('step')) ?? null, message } }
  if (event === 'fallback') return { event, data: { message: message ?? '' } }
  if (event === 'end') return { event, data: { message } }
  if (event !== 'part') return undefined
  const source = text('source') === 'model' ? 'model' : 'author'
  return { event, data: { source, html: text('html') ?? '', rest: text('rest') ?? '' } }
}

export const STEP_NAMES: Record<HelpStep, string> = {
  nudge: 'A nudge',
  concept: 'The concept',
  analogue: 'A worked example',
  check: 'Your reasoning',
  reveal: 'The answer',
  explain: 'Why',
}

/** What the button says that asks for the next step. */
export const ASK_WORDS: Record<HelpStep, string> = {
  nudge: 'Give me a nudge',
  concept: 'Explain the concept',
  analogue: 'Show me a similar one',
  check: 'Check my reasoning',
  reveal: 'Show me the answer',
  explain: 'Explain my answer',
}

const WANTED_WORDS: Record<Ladder['wants'], string> = {
  try_or_words:
    'Choose the answer you lean to, or write a sentence on what you think. Neither is saved as your answer.',
  words: 'Write a sentence on what you think, and why.',
  nothing: 'You can say what is unclear to you.',
}

/** What the next step wants of the learner. */
export const wantedWords = ({ next, wants }: Pick<Ladder, 'next' | 'wants'>): string =>
  next === 'explain' && wants === 'words' ? 'Say in a sentence what is still unclear to you.' : WANTED_WORDS[wants]

/** Who reads along, said before anything is asked. */
export const readByWords = ({ names }: Ladder['read_by']): string =>
  names
    ? 'Instructors of this community can read what you ask here, with your name.'
    : 'Instructors of this community can read what you ask here, without your name.'
