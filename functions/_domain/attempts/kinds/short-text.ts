import { BANK_LIMITS } from '../bank-limits.ts'
import type { KindRules, WithoutOptions } from './kind-rules.ts'

export interface ShortText {
  key: { kind: 'short_text'; accepted: readonly string[] }
  answer: { kind: 'short_text'; text: string }
  stored: string
  bank: WithoutOptions & { answer: { accepted: string[] } }
}

export const shortText: KindRules<ShortText> = {
  credit: (key, answer) => Number(key.accepted.some((text) => spelling(text) === spelling(answer.text))),
  encode: ({ text }) => text,
  decode: (stored) => (typeof stored === 'string' ? { kind: 'short_text', text: stored } : null),
  parse: ({ text }) =>
    typeof text === 'string' && text !== '' && text.length <= BANK_LIMITS.spelling
      ? { kind: 'short_text', text }
      : undefined,
  misfit: () => undefined,
  reorder: (value) => value,
  normalize: (answer) => ({ ...answer, text: spelling(answer.text) }),
  rows: () => null,
  places: () => [],
  rowsToChoose: () => null,
  text: ({ text }) => text,
  said: (value) => ('accepted' in value ? value.accepted : [value.text]),
}

/** A spelling leaves out case, the width of letters and how many spaces stand between words. */
export const spelling = (text: string) => text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
