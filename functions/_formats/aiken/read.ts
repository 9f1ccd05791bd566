import { excerpt } from '../excerpt.ts'
import { readEntry, ImportError, type QuestionDraft, type FileEntry } from '../diagnostics.ts'
import { letterOf, toLine, type AikenLine } from './lines.ts'

interface Block {
  line: number
  prompt: string[]
  options: { letter: string; text: string }[]
  answer?: string
  /** The fields that follow the answer. */
  fields: { explanation?: string; tip?: string; topic?: string }
  problem?: { message: string; line: number }
}

export function* readAiken(text: string): Generator<FileEntry> {
  for (const block of toBlocks(text))
    yield readEntry({ line: block.line, name: excerpt(block.prompt.join(' ')) }, () => toDraft(block))
}

function toBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let blank = false
  text.split('\n').forEach((source, index) => {
    const line = toLine(source)
    if (line.what !== 'blank') {
      const block = blocks.at(-1)
      if (block && !startsQuestion(block, line, blank)) add(block, line, index + 1)
      else {
        const fresh = { line: index + 1, prompt: [], options: [], fields: {} }
        blocks.push(fresh)
        add(fresh, line, index + 1)
      }
    }
    blank = line.what === 'blank'
  })
  return blocks
}

/** An option after the answer starts a question, and so does a text after the options, the answer or a blank line. */
function startsQuestion(block: Block, line: AikenLine, blank: boolean): boolean {
  if (line.what === 'option') return block.answer !== undefined
  return line.what === 'text' && (blank || block.options.length > 0 || block.answer !== undefined)
}

function add(block: Block, line: AikenLine, number: number): void {
  const refuse = (message: string) => (block.problem ??= { message, line: number })
  if (line.what === 'text') block.prompt.push(line.text)
  else if (line.what === 'option') {
    const expected = letterOf(block.options.length)
    if (line.letter !== expected) refuse(`expected option ${expected}, and found ${line.letter}`)
    block.options.push(line)
  } else if (line.what === 'answer') {
    if (block.answer !== undefined) refuse('there is a second ANSWER')
    block.answer = line.text
  } else if (line.what !== 'blank') {
    if (block.answer === undefined || block.fields[line.what] !== undefined)
      refuse(`${line.what.toUpperCase()} is to come once, after ANSWER`)
    block.fields[line.what] = line.text
  }
}

function toDraft({ prompt, options, answer, fields, problem }: Block): QuestionDraft {
  if (problem) throw new ImportError('malformed', problem.message, problem.line)
  if (prompt.length === 0) throw new ImportError('malformed', 'there is no question before the options')
  if (options.length === 0) throw new ImportError('malformed', 'there are no options below the question (A. …, B. …)')
  if (answer === undefined) throw new ImportError('no_right_answer', 'there is no ANSWER right below the options')
  if (/^[A-Z]\s*[,;]/.test(answer))
    throw new ImportError('several_answers', 'Aiken has one right answer; several are not known to it')
  const choice = options.findIndex(({ letter }) => letter === answer)
  if (choice === -1)
    throw new ImportError('no_right_answer', `ANSWER names “${excerpt(answer)}”, and there is no such option`)
  return {
    kind: 'single_choice',
    prompt: prompt.join('\n'),
    options: options.map(({ text }) => text),
    answer: { choice },
    ...fields,
  }
}
