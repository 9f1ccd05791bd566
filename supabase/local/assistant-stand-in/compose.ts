import type { Behavior } from './behavior.ts'
import { documentsOf, lastWords, type MessageBody } from './message-body.ts'
import { sentencesOf } from './tokens.ts'

export interface Citation {
  type: 'char_location'
  cited_text: string
  document_index: number
  document_title: string | null
  start_char_index: number
  end_char_index: number
  file_id: null
}

export interface AnswerBlock {
  text: string
  citation?: Citation
}

/** What it answers: made of the request alone, so that the same request gets the same words. */
export function compose(body: MessageBody, { behavior, text }: Behavior): AnswerBlock[] {
  if (behavior === 'say') return [{ text: text ?? '' }]
  if (behavior === 'leak') return [{ text: everythingIn(body) }]
  if (behavior === 'cut') return [{ text: 'And so on, '.repeat(body.max_tokens) }]
  const documents = documentsOf(body)
  return documents.length > 0 ? quoteDocuments(body, documents) : [{ text: quoteMaterial(body) }]
}

const everythingIn = (body: MessageBody) =>
  [...body.system.map(({ text }) => text), ...documentsOf(body).map(({ source }) => source.data)].join('\n')

function quoteMaterial(body: MessageBody): string {
  const said = linesOf(lastWords(body)).at(-1) ?? ''
  const material = linesOf(body.system.at(-1)?.text ?? '').at(0) ?? ''
  return [
    `You said: “${shorten(said)}”`,
    `What I was given begins with: “${shorten(material)}”`,
    'I stand in for a model: I quote, and I know nothing.',
  ].join('\n\n')
}

/** Without the marks that stand around what others wrote. */
const linesOf = (text: string): string[] =>
  text.split('\n').flatMap((line) => (/^\s*(?:<.*>)?\s*$/.test(line) ? [] : [line.trim()]))

const shorten = (line: string) => (line.length > 160 ? `${line.slice(0, 160)}…` : line)

/** The first sentence of each document that has a longer word in common with the question. */
function quoteDocuments(body: MessageBody, documents: ReturnType<typeof documentsOf>): AnswerBlock[] {
  const asked = new Set(longWords(lastWords(body)))
  const quotes = documents.flatMap(({ title, source, citations }, index): AnswerBlock[] => {
    const sentence = sentencesOf(source.data).find((each) => longWords(each).some((word) => asked.has(word)))
    if (sentence === undefined) return []
    const start = source.data.indexOf(sentence)
    const citation: Citation = {
      type: 'char_location',
      cited_text: sentence,
      document_index: index,
      document_title: title ?? null,
      start_char_index: start,
      end_char_index: start + sentence.length,
      file_id: null,
    }
    return [{ text: `${sentence.trim()} `, ...(citations?.enabled ? { citation } : {}) }]
  })
  return quotes.length > 0 ? quotes : [{ text: 'I found nothing about that in what I was given.' }]
}

const longWords = (text: string) => text.toLowerCase().match(/\p{L}{5,}/gu) ?? []
