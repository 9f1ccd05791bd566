/** The rungs of the ladder in the order in which they are climbed: each says more than the one before. */
export const RUNGS = ['nudge', 'concept', 'analogue', 'check', 'reveal'] as const
export type Rung = (typeof RUNGS)[number]

/** Every step of help: the rungs, and what follows once the learner has been shown the answer. */
export const HELP_STEPS = [...RUNGS, 'explain'] as const
export type HelpStep = (typeof HELP_STEPS)[number]

/** What a learner does to get a step. */
export interface Effort {
  /** The option or the value they lean to, in a form that is equal for equal answers; null where they tried none. */
  tried: string | null
  /** What they think, in their own words; empty where they wrote none. */
  words: string
}

export interface TakenStep extends Effort {
  step: HelpStep
}

/** The help that one question of an attempt has had, the oldest first. */
export interface LadderState {
  taken: readonly TakenStep[]
  /** Whether the learner has been shown the answer: they answered in practice, or the attempt is finished. */
  answerShown: boolean
}

/** What the next step wants of the learner. */
export type WantedEffort = 'try_or_words' | 'words' | 'nothing'

/** A sentence of reasoning has at least so many letters and digits. */
export const LEAST_REASONING = 10
/** So often one answer is explained. */
export const MOST_EXPLANATIONS = 5

/** The rung a learner stands on; null below the first. It never falls, whatever else they take. */
export const rungOf = ({ taken }: Pick<LadderState, 'taken'>): Rung | null =>
  RUNGS.findLast((rung) => taken.some(({ step }) => step === rung)) ?? null

/** The step that comes next; null where there is none. */
export function nextStep(state: LadderState): HelpStep | null {
  if (state.answerShown) {
    const explained = state.taken.filter(({ step }) => step === 'explain').length
    return explained < MOST_EXPLANATIONS ? 'explain' : null
  }
  const rung = rungOf(state)
  return RUNGS[rung === null ? 0 : RUNGS.indexOf(rung) + 1] ?? null
}

/** What the next step wants. The rung that checks reasoning needs some; a second explanation needs a question. */
export function wantedEffort(state: LadderState): WantedEffort {
  const step = nextStep(state)
  if (step === 'check') return 'words'
  if (step !== 'explain') return 'try_or_words'
  return state.taken.some((it) => it.step === 'explain') ? 'words' : 'nothing'
}

export type Climb = { type: 'step'; step: HelpStep } | { type: 'refused'; why: 'no_effort' | 'no_step' }

/** The step that this effort earns. Whoever repeats an effort gets nothing for it. */
export function climb(state: LadderState, effort: Effort): Climb {
  const step = nextStep(state)
  if (step === null) return { type: 'refused', why: 'no_step' }
  const wanted = wantedEffort(state)
  const enough =
    wanted === 'nothing' || hasNewWords(state, effort) || (wanted === 'try_or_words' && hasNewTry(state, effort))
  return enough ? { type: 'step', step } : { type: 'refused', why: 'no_effort' }
}

const hasNewTry = ({ taken }: LadderState, { tried }: Effort): boolean =>
  tried !== null && taken.every((before) => before.tried !== tried)

function hasNewWords({ taken }: LadderState, { words }: Effort): boolean {
  const said = essenceOf(words)
  return said.length >= LEAST_REASONING && taken.every((before) => essenceOf(before.words) !== said)
}

/** The letters and digits of a text: what is left where only blanks, marks and case differ. */
const essenceOf = (words: string): string => words.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
