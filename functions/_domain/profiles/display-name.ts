import { hasVisible } from '../visible-text.ts'

const BLANK = String.raw`\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF`
const DIACRITICS = String.raw`\u0300-\u036F\u0483-\u0489\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F`
const MARKS = String.raw`${DIACRITICS}\u0591-\u05BD\u05BF\u05C1\u05C2\u0610-\u061A\u064B-\u065F\u0670\u0E31\u0E34-\u0E3A\u0E47-\u0E4E`

const BLANK_AT_AN_END = new RegExp(`^[${BLANK}]|[${BLANK}]$`, 'u')
/** Controls, ends of lines, and what changes the direction of a line. */
const UNFIT = new RegExp(
  String.raw`[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFFF9-\uFFFF]`,
  'u',
)
/** No alphabet needs three diacritics on one letter, or four marks of its own. */
const PILED_UP = new RegExp(`[${DIACRITICS}]{3}|[${MARKS}]{4}`, 'u')
/** Why a display name does not read as what it is; undefined if it does. Postgres has the same rule, and the last word. */
export function unfitName(name: string): string | undefined {
  if (name.normalize('NFC') !== name || BLANK_AT_AN_END.test(name)) return 'is not in its normal form'
  if (UNFIT.test(name)) return 'has characters that control the line'
  if (PILED_UP.test(name)) return 'has too many marks on one letter'
  if (!hasVisible(name)) return 'has nothing that can be seen'
  return undefined
}
