import { topicOf } from '../category.ts'
import { excerpt } from '../excerpt.ts'
import { withFeedback } from '../feedback.ts'
import { readEntry, ImportError, type QuestionDraft, type FileEntry } from '../diagnostics.ts'
import { readAnswers } from './answers.ts'
import { toBlocks, type GiftBlock } from './blocks.ts'
import { cut, indexOf, unescape } from './escapes.ts'
import { formatted } from './formatted.ts'
import { readRemarks } from './remarks.ts'

const CATEGORY = /^\s*\$CATEGORY:([^\n]*)\n?/i

export function* readGift(text: string): Generator<FileEntry> {
  let topic: string | undefined
  for (const block of toBlocks(text)) {
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
    yield readEntry({ line, name }, () => readQuestion(raw, block, topic))
  }
}

function splitTitle(raw: string): { title: string; raw: string } {
  if (!raw.startsWith('::')) return { title: '', raw }
  const end = indexOf(raw, '::', 2)
  return end === -1 ? { title: '', raw } : { title: raw.slice(2, end), raw: raw.slice(end + 2).trim() }
}

/** Names a question without a title: the text before its answers. */
const promptOf = (raw: string) => cut(raw, '{')[0].replace(/^\[\w+\]/, '')

function readQuestion(raw: string, { comments }: GiftBlock, topic: string | undefined): QuestionDraft {
  const [open, close] = braces(raw)
  const [before, after] = [raw.slice(0, open).trimEnd(), raw.slice(close + 1)]
  // Text after the braces belongs to the prompt, which gets a gap there.
  const gap = after.trim() === '' ? '' : `${/\s/.test(raw[open - 1] ?? '') ? ' ' : ''}_____${after}`
  const prompt = formatted(before + gap, 'auto')
  const [answers, general] = cut(raw.slice(open + 1, close), '####')
  const remarks = readRemarks(comments)
  const { comments: feedback, ...read } = readAnswers(answers.trim(), { markup: prompt.markup, unit: remarks.unit })
  return {
    ...read,
    topic,
    prompt: prompt.text,
    fixed_order: remarks.fixed_order && read.options !== undefined,
    explanation: withFeedback(formatted(general, prompt.markup).text, feedback),
    tip: remarks.tip,
  }
}

function braces(raw: string): [open: number, close: number] {
  const open = indexOf(raw, '{')
  if (open === -1) {
    if (indexOf(raw, '}') !== -1) throw new ImportError('malformed', 'there is a } without its {')
    throw new ImportError('unsupported_kind', 'a text without an answer in braces is a description, and no question')
  }
  const close = indexOf(raw, '}', open)
  if (close === -1) throw new ImportError('malformed', 'the { is never closed; a blank line ends the question')
  if (indexOf(raw, '{', open + 1) !== -1)
    throw new ImportError('unsupported_kind', 'it has several gaps or answers in braces (cloze), or a { without \\')
  if (indexOf(raw, '}', close + 1) !== -1)
    throw new ImportError('malformed', 'there is a } without its {; write \\} for the sign')
  return [open, close]
}
