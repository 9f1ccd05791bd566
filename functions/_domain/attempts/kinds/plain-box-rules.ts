import { multipleChoiceInBox } from './multiple-choice.ts'
import { numericInBox } from './numeric.ts'
import { shortTextInBox } from './short-text.ts'
import { singleChoiceInBox } from './single-choice.ts'
import { trueFalseInBox } from './true-false.ts'

/**
 * The rules of kinds that are answered by rows or one field. Most attempts ask nothing else, so the test box loads the others
 * only where it needs them.
 */
export const PLAIN_BOX_RULES = {
  single_choice: singleChoiceInBox,
  multiple_choice: multipleChoiceInBox,
  true_false: trueFalseInBox,
  numeric: numericInBox,
  short_text: shortTextInBox,
}
