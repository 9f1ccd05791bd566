import { topicOf } from '../category.ts'
import { excerpt } from '../excerpt.ts'
import { shortTags, withFeedback } from '../feedback.ts'
import { DESCRIPTION, readEntry, type ImportRefusal, type QuestionDraft } from '../diagnostics.ts'
import { LONGEST, PAUSE, type Steps } from '../steps.ts'
import { readAnswers } from './answers.ts'
import { toBlocks, type GiftBlock } from './blocks.ts'
import { findBraces, hasBraces } from './braces.ts'
import { cut, indexOf, unescape } from './escapes.ts'
import { formatted } from './formatted.ts'
import { readRemarks } from './remarks.ts'

const TOO_LONG: ImportRefusal = {
  code: 'invalid',
  message: `it is longer than ${LONGEST} characters; put a blank line before each question`,
}

const CATEGORY = /^\s*\$CATEGORY:([^\n]*)\n?/i

export function* readGift(text: string): Steps {
  let topic: string | undefined
  for (const block of toBlocks(text)) {
    if (block === PAUSE) {
      yield block
      continue
    }
    let rest = block.text
    let line = block.line
    // A category holds for every question after it, also on the next line.
    for (let match = CATEGORY.exec(rest); match; match = CATEGORY.exec(rest)) {
      topic = topicOf(match[1] ?? '')
      rest = rest.slice(match[0].length)
      line++
    }
    if (rest.trim() === '') continue
    const { title, raw } = splitTitle(rest.trim())
    const name = excerpt(unescape(title || promptOf(raw)))
    const notes: string[] = []
    if (block.isTooLong) yield { line, name, refusal: TOO_LONG }
    else if (hasBraces(raw)) yield readEntry({ line, name, notes }, () => readQuestion(raw, { block, topic, notes }))
    else yield { line, name, skipped: DESCRIPTION }
  }
}

function splitTitle(raw: string): { title: string; raw: string } {
  if (!raw.startsWith('::')) return { title: '', raw }
  const end = indexOf(raw, '::', 2)
  return end === -1 ? { title: '', raw } : { title: raw.slice(2, end), raw: raw.slice(end + 2).trim() }
}

/** Names a question without a title: the text before its answers. */
const promptOf = (raw: string) => cut(raw, '{')[0].replace(/^\[\w+\]/, '')

/** The gap of a text, as it stands in a prompt. */
const GAP = String.raw`\{\{1\}\}`

interface Around {
  block: GiftBlock
  topic: string | undefined
  /** What was left out is noted here. */
  notes: string[]
}

function readQuestion(raw: string, { block, topic, notes }: Around): QuestionDraft {
  const [open, close] = findBraces(raw, block)
  const [before, after] = [raw.slice(0, open).trimEnd(), raw.slice(close + 1)]
  const remarks = readRemarks(block.comments)
  // Text after the braces belongs to the prompt, which gets a gap there.
  const gap = after.trim() === '' ? '' : `${/\s/.test(raw[open - 1] ?? '') ? ' ' : ''}_____${after}`
  const prompt = formatted(remarks.cloze ? raw.slice(0, open) + GAP + after : before + gap, 'auto')
  const [answers, general] = cut(raw.slice(open + 1, close), '####')
  const context = { markup: prompt.markup, remarks, notes }
  const { comments: feedback, ...read } = readAnswers(answers.trim(), context)
  return {
    ...read,
    topic,
    prompt: prompt.text,
    fixed_order: remarks.fixed_order && read.options !== undefined,
    tags: shortTags(remarks.tags, notes),
    difficulty: remarks.difficulty,
    pool: remarks.pool,
    explanation: withFeedback(formatted(general, prompt.markup).text, feedback),
    tip: remarks.tip,
  }
}
