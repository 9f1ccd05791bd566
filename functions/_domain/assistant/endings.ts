/** Why the authors answer a step and no model was asked. */
export const AUTHOR_REASONS = [
  'no_model',
  'switched_off',
  'budget_site',
  'budget_community',
  'budget_learner',
  'reveal',
] as const
export type AuthorReason = (typeof AUTHOR_REASONS)[number]

/** How the answer of a model ended. */
export const MODEL_ENDINGS = [
  'done',
  'aborted',
  'cut',
  'refused',
  'rate_limited',
  'overloaded',
  'unavailable',
  'stalled',
  'timeout',
  'misconfigured',
  'lost',
] as const
export type ModelEnding = (typeof MODEL_ENDINGS)[number]

/** What a learner reads above an authored step. */
export const AUTHOR_REASON_WORDS: Readonly<Record<AuthorReason, string>> = {
  no_model: 'There is no assistant here. This is what the authors of the question wrote.',
  switched_off: 'The assistant is switched off in this community. This is what the authors of the question wrote.',
  budget_site: 'The assistant rests until next month. Your hints go on with what the authors of the question wrote.',
  budget_community:
    'The assistant of this community rests until next month. Your hints go on with what the authors of the question wrote.',
  budget_learner: 'The assistant rests until tomorrow. Your hints go on with what the authors of the question wrote.',
  reveal: 'This is the answer, with the explanation that the authors wrote.',
}

/** What happened where an answer did not end as it should. */
export const WHAT_HAPPENED: Readonly<Record<Exclude<ModelEnding, 'done' | 'aborted'>, string>> = {
  cut: 'The answer became too long and was cut off.',
  refused: 'The assistant would not answer this.',
  rate_limited: 'The assistant is being asked too much at the moment.',
  overloaded: 'The assistant is overloaded at the moment.',
  unavailable: 'The assistant cannot be reached at the moment.',
  stalled: 'The assistant stopped in the middle.',
  timeout: 'The assistant took too long.',
  misconfigured: 'The assistant is not set up correctly here.',
  lost: 'The answer of the assistant was lost on our side.',
}

/** What a learner reads where the help with a question did not end as it should. */
export const endingWords = (ending: Exclude<ModelEnding, 'done'>): string =>
  ending === 'aborted'
    ? 'You stopped this answer. What had arrived is kept.'
    : `${WHAT_HAPPENED[ending]} This is what the authors wrote.`

/** Whether the authors speak as well: the model did not say it all, and not because the learner had enough. */
export const fallsBack = (ending: ModelEnding, answer: string): boolean =>
  ending !== 'done' && (ending !== 'aborted' || answer === '')
