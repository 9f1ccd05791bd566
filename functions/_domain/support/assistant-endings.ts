import { MODEL_ENDINGS, WHAT_HAPPENED, type ModelEnding } from '../assistant/endings.ts'

/** How the assistant's answer to a question ended, or why there was none. */
export const ASSISTANT_ENDINGS = [
  ...MODEL_ENDINGS,
  'nothing_found',
  'taken_over',
  'no_model',
  'switched_off',
  'budget_site',
  'budget_community',
  'budget_learner',
] as const
export type AssistantEnding = (typeof ASSISTANT_ENDINGS)[number]

/** What the learner reads instead of an answer, or below the part of it that came. */
const WORDS: Readonly<Record<Exclude<AssistantEnding, 'done'>, string>> = {
  ...WHAT_HAPPENED,
  aborted: 'You stopped this answer.',
  nothing_found: 'I found nothing that answers this.',
  taken_over: 'A person answers this now.',
  no_model: 'There is no assistant here.',
  switched_off: 'The assistant is switched off in this community.',
  budget_site: 'The assistant rests until next month.',
  budget_community: 'The assistant of this community rests until next month.',
  budget_learner: 'The assistant rests until tomorrow.',
}

export const assistantEndingWords = (ending: AssistantEnding): string | null =>
  ending === 'done' ? null : WORDS[ending]

/** Nothing else would come of asking again. */
const FINAL: ReadonlySet<AssistantEnding> = new Set(['done', 'nothing_found', 'taken_over'])

export const isFinal = (ending: AssistantEnding): boolean => FINAL.has(ending)

/** Whether the same question may be answered in a moment: something failed, or was stopped. */
export const isWorthAnotherTry = (ending: AssistantEnding): boolean =>
  !isFinal(ending) && (MODEL_ENDINGS as readonly string[]).includes(ending)

/** Only what cites what was found is an answer; one that was broken off is shown as far as it came. */
export const endingOfAnswer = (ending: ModelEnding, isCited: boolean): AssistantEnding =>
  ending === 'done' && !isCited ? 'nothing_found' : ending
