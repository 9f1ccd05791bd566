import type { SelfCheck } from '#domain/attempts/kinds/essay.ts'

/** What learners say of their own essay. */
export const SELF_CHECK: readonly { self: SelfCheck; word: string }[] = [
  { self: 1, word: 'I had it' },
  { self: 0.5, word: 'Partly' },
  { self: 0, word: 'Not yet' },
]
