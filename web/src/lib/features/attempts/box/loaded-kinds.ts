import { PLAIN_BOX_RULES } from '#domain/attempts/kinds/plain-box-rules.ts'
import type { QuestionKind } from '#domain/attempts/kinds/kinds.ts'
import type { BoxRulesOf } from '#domain/attempts/kinds/rules.ts'

// Few attempts ask anything else, so the rest is loaded where one does, before a box is ready.
let rules: { [Kind in QuestionKind]?: BoxRulesOf<Kind> } = PLAIN_BOX_RULES
let views: typeof import('#lib/features/attempts/parts/views.ts') | undefined

/** Loads the rules of every kind; before that, answers of some kinds cannot be read. */
export async function loadRules(): Promise<void> {
  rules = (await import('#domain/attempts/kinds/box-rules.ts')).BOX_RULES
}

/** Loads what the test box needs to show questions of these kinds. */
export async function loadKinds(questions: readonly { kind: QuestionKind }[]): Promise<void> {
  if (questions.every(({ kind }) => Object.hasOwn(PLAIN_BOX_RULES, kind))) return
  const loading = loadRules()
  views = await import('#lib/features/attempts/parts/views.ts')
  await loading
}

/** The rules of a kind; undefined where they are not loaded. */
export const rulesIn = <Kind extends QuestionKind>(kind: Kind): BoxRulesOf<Kind> | undefined => rules[kind]

/** What shows and counts questions that are not rows or a field alone; undefined for those that are. */
export const viewsOf = (kind: QuestionKind) => (Object.hasOwn(PLAIN_BOX_RULES, kind) ? undefined : views)
