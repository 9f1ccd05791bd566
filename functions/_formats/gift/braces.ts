import { ImportError } from '../diagnostics.ts'
import { excerpt } from '../excerpt.ts'
import { lineOf, type GiftBlock } from './blocks.ts'
import { indexOf, unescape } from './escapes.ts'

/** Each sign that begins a formula, and the one that ends it. */
const FORMULAS = [
  [String.raw`\(`, String.raw`\)`],
  [String.raw`\[`, String.raw`\]`],
  ['$$', '$$'],
] as const

/** Whether a formula begins before a pair of braces and ends after it: then these are none of the question's. */
const isInFormula = (raw: string, open: number, close: number) =>
  FORMULAS.some(([begin, end]) => {
    const before = raw.slice(0, open)
    const isOpen =
      begin === end ? before.split(begin).length % 2 === 0 : before.lastIndexOf(begin) > before.lastIndexOf(end)
    return isOpen && raw.includes(end, close)
  })

export const hasBraces = (raw: string) => indexOf(raw, /[{}]/) !== -1

/** The places of the braces around the answers: a question has one pair. What is wrong is said by its likely cause. */
export function findBraces(raw: string, block: GiftBlock): [open: number, close: number] {
  const open = indexOf(raw, '{')
  if (open === -1) throw new ImportError('malformed', 'there is a } without its {; write \\} for the sign')
  const [close, another] = [indexOf(raw, '}', open), indexOf(raw, '{', open + 1)]
  if (close !== -1 && isInFormula(raw, open, close))
    throw new ImportError('malformed', 'a formula has braces: write \\{ and \\} for them')
  if (close === -1)
    throw new ImportError('malformed', 'the { is never closed; a blank line ends the question, so none may stand in it')
  if (another !== -1 && another < close)
    throw new ImportError(
      'malformed',
      'there is a { within the braces: close the first with }, or write \\{ for the sign',
    )
  if (another !== -1) refuseAnother({ raw, close, another }, block)
  if (indexOf(raw, '}', close + 1) !== -1)
    throw new ImportError('malformed', 'there is a } without its {; write \\} for the sign')
  if ((raw.slice(0, open) + raw.slice(close + 1)).trim() === '')
    throw new ImportError(
      'malformed',
      'there is no question before the braces; a blank line ends it, so take out the one above',
    )
  return [open, close]
}

function refuseAnother({ raw, close, another }: { raw: string; close: number; another: number }, block: GiftBlock) {
  const between = raw.slice(close + 1, another)
  const [lead = ''] = /^[^\S\n]*\n\s*/.exec(between) ?? []
  if (lead === '')
    throw new ImportError('unsupported_kind', 'it has several gaps or answers in braces (cloze), or a { without \\')
  const name = excerpt(unescape(between.slice(lead.length)))
  throw new ImportError(
    'malformed',
    `put a blank line before this question: “${name}”`,
    lineOf(block, raw, close + 1 + lead.length),
  )
}
