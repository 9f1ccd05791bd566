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

/** A step that the learner took, with the answer they leaned to. */
export interface PanelStep extends ShownHelp, Pick<TakenHelp, 'tried'> {}

/** The ladder of a question as a page shows it. */
export interface HelpPanelData extends Omit<Ladder, 'steps'> {
  steps: PanelStep[]
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
  explain: 'Your answer',
}

/** The same for whoever reads what a learner asked. */
export const ASKED_STEP_NAMES: Record<HelpStep, string> = {
  ...STEP_NAMES,
  check: 'The learner’s reasoning',
  explain: 'The learner’s answer',
}

/** The name of one step among those before it: what follows an explanation is a question. */
export const stepName = (step: HelpStep, before: readonly { step: HelpStep }[]): string =>
  step === 'explain' && before.some((it) => it.step === 'explain') ? 'Your question' : STEP_NAMES[step]

/** What the button says that asks for the next step. */
export const ASK_WORDS: Record<HelpStep, string> = {
  nudge: 'Give me a nudge',
  concept: 'Explain the concept',
  analogue: 'Show me a similar one',
  check: 'Check my reasoning',
  reveal: 'Show me the answer',
  explain: 'Explain my answer',
}

const WORDS_WANTED = 'Write a sentence on what you think, and why. It is not saved as your answer.'

/** What the next step wants of the learner, who may be offered options to try. */
export function wantedWords({ next, wants }: Pick<Ladder, 'next' | 'wants'>, offersTry: boolean): string {
  if (next === 'explain')
    return wants === 'words' ? 'Say in a sentence what is still unclear to you.' : 'You can say what is unclear to you.'
  return offersTry
    ? 'Choose the answer you lean to, or write a sentence on what you think. Neither is saved as your answer.'
    : WORDS_WANTED
}

/** What the ladder is, before its first step. */
export const LADDER_WORDS =
  'Help comes in up to five steps, and each says more: a nudge, the concept, a similar example, a check of your reasoning, and the answer.'

/** Who reads along, said before anything is asked. */
export const readByWords = ({ names }: Ladder['read_by']): string =>
  names
    ? 'Instructors of this community can read what you ask here, with your name.'
    : 'Instructors of this community can read what you ask here, without your name.'
