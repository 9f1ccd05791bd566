import { ANSWER_LIMITS } from '../answer-limits.ts'
import { withServerRules, type BoxRules, type KindRules, type WithoutOptions } from './kind-rules.ts'

export interface ShortText {
  key: { kind: 'short_text'; accepted: readonly string[] }
  answer: { kind: 'short_text'; text: string }
  stored: string
  bank: WithoutOptions & { answer: { accepted: string[] } }
}

export const shortTextInBox: BoxRules<ShortText> = {
  credit: (key, answer) => Number(key.accepted.some((text) => spelling(text) === spelling(answer.text))),
  parse: ({ text }) =>
    typeof text === 'string' && text !== '' && text.length <= ANSWER_LIMITS.spelling
      ? { kind: 'short_text', text }
      : undefined,
  misfit: () => undefined,
  rows: () => null,
  places: () => [],
  text: ({ text }) => text,
  said: (value) => ('accepted' in value ? value.accepted : [value.text]),
}

export const shortText: KindRules<ShortText> = /* @__PURE__ */ withServerRules(shortTextInBox, {
  encode: ({ text }) => text,
  decode: (stored) => (typeof stored === 'string' ? { kind: 'short_text', text: stored } : null),
  reorder: (value) => value,
  normalize: (answer) => ({ ...answer, text: spelling(answer.text) }),
  rowsToChoose: () => null,
})

/** A spelling leaves out case, the width of letters and how many spaces stand between words. */
export const spelling = (text: string) => text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
