import { multipleChoice } from './multiple-choice.ts'
import { numeric } from './numeric.ts'
import { shortText } from './short-text.ts'
import { singleChoice } from './single-choice.ts'
import { trueFalse } from './true-false.ts'

/**
 * The rules of kinds that are answered by rows or one field. Most attempts ask nothing else, so the test box loads the others
 * only where it needs them.
 */
export const PLAIN_RULES = {
  single_choice: singleChoice,
  multiple_choice: multipleChoice,
  true_false: trueFalse,
  numeric,
  short_text: shortText,
}
