import { caseInBox } from './case.ts'
import { categorizingInBox } from './categorizing.ts'
import { clozeInBox } from './cloze.ts'
import { essayInBox } from './essay.ts'
import { hotspotInBox } from './hotspot.ts'
import type { QuestionKind } from './kinds.ts'
import { matchingInBox } from './matching.ts'
import { orderingInBox } from './ordering.ts'
import { PLAIN_BOX_RULES } from './plain-box-rules.ts'
import type { BoxRulesOf } from './rules.ts'

/** What a browser needs of the rules: no module that it loads may ask for all of them. */
export const BOX_RULES: { [Kind in QuestionKind]: BoxRulesOf<Kind> } = {
  ...PLAIN_BOX_RULES,
  matching: matchingInBox,
  ordering: orderingInBox,
  categorizing: categorizingInBox,
  cloze: clozeInBox,
  hotspot: hotspotInBox,
  essay: essayInBox,
  case: caseInBox,
}

export const boxRulesOf = <Kind extends QuestionKind>(kind: Kind): BoxRulesOf<Kind> => BOX_RULES[kind]
