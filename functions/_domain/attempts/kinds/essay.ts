import { ANSWER_LIMITS } from '../answer-limits.ts'
import { isList } from './choices.ts'
import { withoutRows, withServerRules, type BoxRules, type KindRules } from './kind-rules.ts'

/** What a learner's own check of an essay may say, from not right to right. */
export const SELF_CHECKS = [0, 0.5, 1] as const
export type SelfCheck = (typeof SELF_CHECKS)[number]

export interface Essay {
  /** A good answer in Markdown, and what any good answer mentions. */
  key: { kind: 'essay'; model: string; points: readonly string[] }
  /** `self` is the learner's own check, which practice takes and no exam. */
  answer: { kind: 'essay'; text: string; self?: SelfCheck | undefined }
  stored: string | readonly [text: string, self: SelfCheck]
  bank: {
    options: null
    fixed_order: false
    /** A length to aim at. */
    parts: { words: number | null }
    answer: { model: string; points: string[] }
  }
}

export const essayInBox: BoxRules<Essay> = {
  ...withoutRows,
  credit: (_, { self }) => self ?? null,
  parse: ({ text, self }) => {
    if (typeof text !== 'string' || text.trim() === '' || text.length > ANSWER_LIMITS.essay) return undefined
    if (self === undefined) return { kind: 'essay', text }
    return isSelfCheck(self) ? { kind: 'essay', text, self } : undefined
  },
  misfit: () => undefined,
  said: (value) => [said(value)],
  adds: (locked, { text, self }) => locked.self === undefined && self !== undefined && locked.text === text,
}

export const essay: KindRules<Essay> = /* @__PURE__ */ withServerRules(essayInBox, {
  encode: ({ text, self }) => (self === undefined ? text : [text, self]),
  decode: (stored) => {
    if (typeof stored === 'string') return { kind: 'essay', text: stored }
    if (!isList(stored)) return null
    const [text, self] = stored
    return typeof text === 'string' && isSelfCheck(self) ? { kind: 'essay', text, self } : null
  },
  reorder: (value) => value,
  // Every text that its learner checked alike is worth the same.
  normalize: ({ kind, self }) => ({ kind, text: '', ...(self !== undefined && { self }) }),
  inExam: ({ kind, text }) => ({ kind, text }),
  rowsToChoose: () => null,
})

function said(value: Essay['key'] | Essay['answer']): string {
  if ('model' in value) return value.model
  if (value.text !== '') return value.text
  if (value.self === undefined) return 'Not checked'
  return { 0: 'Checked as not right', 0.5: 'Checked as half right', 1: 'Checked as right' }[value.self]
}

const isSelfCheck = (value: unknown): value is SelfCheck => SELF_CHECKS.some((self) => self === value)
