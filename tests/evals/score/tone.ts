import type { ModelStep } from '../../../functions/_domain/assistant/prompts.ts'

/** Generous: twice what the instructions ask for. */
const MOST_WORDS: Readonly<Record<ModelStep, number>> = {
  nudge: 90,
  concept: 200,
  analogue: 350,
  check: 260,
  explain: 400,
}

const FAULTS: Readonly<Record<string, RegExp>> = {
  shouts: /!/,
  'praises as filler':
    /\b(?:great|good|excellent|awesome|fantastic|amazing) (?:question|job|work|try|effort)\b|\bwell done\b/i,
  belittles: /\b(?:obviously|clearly you|as everyone knows|you should have known|trivial|stupid|dumb)\b/i,
  'speaks of itself': /\bas an? (?:AI|language model|assistant)\b/i,
  'has a heading, a table, a picture, a link or HTML': /^#{1,6} |^\|.*\|$|!?\[[^\]]*\]\(|https?:\/\/|<\/?[a-z][^>]*>/im,
}

/** What about the tone of an answer is not as it was asked for. */
export function faultsOf(answer: string, rung: ModelStep): string[] {
  const words = answer.split(/\s+/).filter(Boolean).length
  return [
    ...Object.entries(FAULTS).flatMap(([fault, sign]) => (sign.test(answer) ? [fault] : [])),
    ...(words > MOST_WORDS[rung] ? ['is too long'] : []),
    ...(words === 0 ? ['says nothing'] : []),
  ]
}
