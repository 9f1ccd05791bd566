import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import type { GapKey } from '../../_domain/attempts/kinds/cloze.ts'
import { toNumber } from '../decimal.ts'
import { ImportError } from '../diagnostics.ts'
import type { Feedback } from '../feedback.ts'
import { decodeEntities } from '../markup/entities.ts'
import { toMarkdown } from '../markup/to-markdown.ts'
import { literal, toPattern } from '../spellings.ts'
import { refuseParts, rightOption } from '../weights.ts'
import { markupOf } from './parts.ts'
import { childOf, valueOf, type XmlElement } from './tree.ts'

/** `{1:SHORTANSWER:=right~wrong#comment}` in a text. A backslash before a sign makes it literal. */
const GAP = /\{(\d*):([A-Z_]+):((?:\\.|[^\\}])*)\}/gs

/** Moodle's names, by what is done in a gap; each also has a short form. */
const SHORT_ANSWER = new Set(['SHORTANSWER', 'SA', 'MW'])
const CASE_SENSITIVE = new Set(['SHORTANSWER_C', 'SAC', 'MWC'])
const NUMERICAL = new Set(['NUMERICAL', 'NM'])
const CHOICE = /^(?:MULTICHOICE(?:_[VH])?S?|MC[VH]?S?|MULTICHOICE_S|MULTICHOICE_[VH]S)$/

interface GapAlternative {
  weight: number
  text: string
  feedback: string
}

export function readGaps(question: XmlElement) {
  const text = childOf(question, 'questiontext')
  const markup = markupOf(text)
  const decoded = (raw: string) => (markup === 'html' || markup === 'auto' ? decodeEntities(raw) : raw)
  const gaps: (string[] | null)[] = []
  const keys: GapKey[] = []
  const comments: Feedback[] = []
  const asked = (text ? valueOf(text, 'text') : '').replaceAll(GAP, (_, _weight, type: string, inside: string) => {
    const alternatives = alternativesIn(decoded(inside))
    const { choices, key } = readGap(type, alternatives)
    keys.push(key)
    const name = String(gaps.push(choices))
    comments.push(...alternatives.map(({ text, feedback }) => ({ answer: `${name}: ${text}`, feedback })))
    return `{{${name}}}`
  })
  return { prompt: toMarkdown(asked, markup), parts: { gaps }, answer: { gaps: keys }, comments }
}

/** Alternatives stand between tildes, each with what it is worth before it and a comment behind it. */
function alternativesIn(inside: string): GapAlternative[] {
  return [...`${inside}~`.matchAll(/((?:\\.|[^\\~])*)~/gs)]
    .map(([, raw = '']) => raw.trim())
    .filter((raw) => raw !== '')
    .map((raw) => {
      const [, equals, weight, rest = ''] = /^(?:(=)|%(-?\d+(?:\.\d*)?)%)?(.*)$/s.exec(raw) ?? []
      const [, text = '', feedback = ''] = /^((?:\\.|[^\\#])*)#?(.*)$/s.exec(rest) ?? []
      return {
        weight: equals ? 100 : Number(weight ?? 0),
        text: unescape(text).trim(),
        feedback: unescape(feedback).trim(),
      }
    })
}

function readGap(type: string, alternatives: GapAlternative[]): { choices: string[] | null; key: GapKey } {
  const weights = alternatives.map(({ weight }) => weight)
  const texts = alternatives.map(({ text }) => text)
  if (CHOICE.test(type)) return { choices: texts, key: { choice: rightOption(weights) } }
  if (CASE_SENSITIVE.has(type))
    throw new ImportError(
      'case_sensitive',
      'a gap tells capital letters from small ones, and answers here are compared without',
    )
  refuseParts(weights)
  const right = texts.filter((_, index) => (weights[index] ?? 0) > 0)
  if (right.length === 0) throw new ImportError('no_right_answer', 'a gap has no right answer')
  if (SHORT_ANSWER.has(type)) return { choices: null, key: { accepted: right.map(literal) } }
  if (!NUMERICAL.has(type))
    throw new ImportError('unsupported_kind', `there are no gaps of Moodle's kind “${type.slice(0, 40)}” here`)
  if (right.length > 1) throw new ImportError('several_answers', 'a gap takes one number, with its tolerance')
  const [value = '', tolerance = '0'] = (right[0] ?? '').split(':')
  return { choices: null, key: { value: toNumber(value), tolerance: toNumber(tolerance) } }
}

/** The prompt as Moodle has it. */
export const promptWithGaps = ({ prompt, parts, answer }: BankQuestion<'cloze'>): string =>
  prompt.replaceAll(/\{\{(\d+)\}\}/g, (gap, number: string) => {
    const key = answer.gaps[Number(number) - 1]
    return key ? writeGap(key, parts.gaps[Number(number) - 1] ?? []) : gap
  })

function writeGap(key: GapKey, choices: string[]): string {
  if ('accepted' in key) return `{1:SHORTANSWER:${key.accepted.map((text) => `=${escape(toPattern(text))}`).join('~')}}`
  if ('value' in key) return `{1:NUMERICAL:=${key.value}:${key.tolerance}}`
  const weighed = choices.map((text, index) => `${index === key.choice ? '=' : '%0%'}${escape(text)}`)
  return `{1:MULTICHOICE:${weighed.join('~')}}`
}

const escape = (text: string) => text.replaceAll(/[\\}#~/"]/g, String.raw`\$&`)

const unescape = (raw: string) => raw.replaceAll(/\\(.)/gs, '$1')

/** Why Moodle cannot carry a text with gaps. */
export const clozeCannot = ({ prompt }: BankQuestion<'cloze'>): string | undefined =>
  prompt.search(GAP) === -1 ? undefined : 'Moodle would take a text in braces for a gap'
