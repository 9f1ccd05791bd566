import { excerpt } from '../excerpt.ts'
import { readEntry, ImportError, type QuestionDraft } from '../diagnostics.ts'
import { toMarkdown } from '../markup/to-markdown.ts'
import { linesOf, LONGEST, PAUSE, type Steps } from '../steps.ts'
import { letterOf, toLine, type AikenLine } from './lines.ts'

interface Block {
  line: number
  /** Of its texts together. */
  length: number
  prompt: string[]
  options: { letter: string; text: string }[]
  answer?: string
  /** The fields that follow the answer. */
  fields: { explanation?: string; tip?: string; topic?: string }
  problem?: { message: string; line: number }
}

export function* readAiken(text: string): Steps {
  for (const block of toBlocks(text)) {
    if (block === PAUSE) yield block
    else {
      const notes: string[] = []
      const name = excerpt(block.prompt.slice(0, 10).join(' '))
      yield readEntry({ line: block.line, name, notes }, () => toDraft(block, notes))
    }
  }
}

function* toBlocks(text: string): Steps<Block> {
  let block: Block | undefined
  let blank = false
  for (const source of linesOf(text)) {
    if (source === PAUSE) {
      yield source
      continue
    }
    const line = toLine(source.text, block && dueIn(block))
    if (line.what !== 'blank') {
      if (!block || startsQuestion(block, line, blank)) {
        if (block) yield block
        block = { line: source.number, length: 0, prompt: [], options: [], fields: {} }
      }
      add(block, line, source.number)
    }
    blank = line.what === 'blank'
  }
  if (block) yield block
}

/** The letter of the option that may come next; none where the question is not there yet, or answered. */
const dueIn = ({ prompt, options, answer }: Block) =>
  prompt.length > 0 && answer === undefined ? letterOf(options.length) : undefined

/** An option after the answer starts a question, and so does a text after the options, the answer or a blank line. */
function startsQuestion(block: Block, line: AikenLine, blank: boolean): boolean {
  if (line.what === 'option') return block.answer !== undefined
  return line.what === 'text' && (blank || block.options.length > 0 || block.answer !== undefined)
}

function add(block: Block, line: AikenLine, number: number): void {
  const refuse = (message: string) => (block.problem ??= { message, line: number })
  if ('text' in line) block.length += line.text.length
  if (block.length > LONGEST) {
    refuse(`the question is longer than ${LONGEST} characters; each ends with its ANSWER`)
    return
  }
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

function toDraft({ prompt, options, answer, fields, problem }: Block, notes: string[]): QuestionDraft {
  if (problem) throw new ImportError('malformed', problem.message, problem.line)
  if (prompt.length === 0) throw new ImportError('malformed', 'there is no question before the options')
  if (options.length === 0)
    throw new ImportError(
      'malformed',
      'there are no options right below the question (A. …, B. …); a blank line ends it, so none may stand in it',
    )
  if (answer === undefined) throw new ImportError('no_right_answer', 'there is no ANSWER right below the options')
  const filled = options.filter(({ text }) => text !== '')
  const right = lettersIn(answer).map((letter) => placeOf(letter, options, filled))
  if (filled.length < options.length) notes.push('an empty option was left out')
  const { topic, explanation, tip } = fields
  return {
    ...answerOf(right),
    prompt: plain(prompt.join('\n')),
    options: filled.map(({ text }) => plain(text)),
    ...(topic !== undefined && { topic }),
    ...(explanation !== undefined && { explanation: plain(explanation) }),
    ...(tip !== undefined && { tip: plain(tip) }),
  }
}

/** Aiken knows no markup: every sign means itself. */
const plain = (text: string) => toMarkdown(text, 'plain')

/** `B`, or several as some programs write them: `A, E`, `A; E`, `A and E`. */
const lettersIn = (answer: string): string[] => answer.split(/\s*[,;&]\s*|\s+and\s+|\s+/i).filter(Boolean)

function placeOf(letter: string, options: Block['options'], filled: Block['options']): number {
  const option = options.find((option) => option.letter === letter.toUpperCase())
  if (!option)
    throw new ImportError('no_right_answer', `ANSWER names “${excerpt(letter)}”, and there is no such option`)
  if (option.text === '') throw new ImportError('no_right_answer', `ANSWER names ${letter}, and that option is empty`)
  return filled.indexOf(option)
}

function answerOf([choice, ...more]: number[]): Pick<QuestionDraft, 'kind' | 'answer'> {
  if (choice === undefined) throw new ImportError('no_right_answer', 'there is no letter after ANSWER')
  if (more.length > 0) return { kind: 'multiple_choice', answer: { choices: [choice, ...more] } }
  return { kind: 'single_choice', answer: { choice } }
}
