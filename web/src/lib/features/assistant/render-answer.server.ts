import { helpEvent, type HelpEvent } from '#contracts/assistant/help.ts'
import { toHtml, toStrangersHtml } from '#lib/api/markdown.server.ts'
import type { AnswerEvent } from './help.ts'
import { serverSent } from './server-sent.ts'

/** The answer of a step for a page: each block is rendered once it is whole, so that the browser needs no Markdown. */
export const renderAnswer = (body: ReadableStream<Uint8Array>) => toServerSent(renderEvents(body))

/** Events as they are sent to a page. */
export function toServerSent(events: AsyncGenerator<AnswerEvent>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await events.next()
      if (done) return controller.close()
      controller.enqueue(encoder.encode(`event: ${value.event}\ndata: ${JSON.stringify(value.data)}\n\n`))
    },
    // Whoever stops reading stops the function, and that the model.
    cancel: async () => void (await events.return(undefined)),
  })
}

async function* renderEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<AnswerEvent> {
  let rest = ''
  let source: 'model' | 'author' = 'model'
  const render = (markdown: string) => (source === 'model' ? toStrangersHtml(markdown) : toHtml(markdown))
  const flush = function* (): Generator<AnswerEvent> {
    if (rest !== '') yield { event: 'part', data: { source, html: render(rest), rest: '' } }
    rest = ''
  }
  for await (const it of serverSent(body)) {
    const read = helpEvent.parse(it) satisfies HelpEvent
    if (read.event === 'start') yield { event: 'start', data: { step: read.data.step, message: read.data.message } }
    if (read.event === 'text') {
      if (read.data.source !== source) yield* flush()
      source = read.data.source
      rest += read.data.text
      const end = endOfBlocks(rest)
      const html = render(rest.slice(0, end))
      rest = rest.slice(end)
      yield { event: 'part', data: { source, html, rest } }
    }
    if (read.event === 'fallback') {
      yield* flush()
      yield { event: 'fallback', data: { message: read.data.message } }
    }
    if (read.event === 'end') {
      yield* flush()
      yield { event: 'end', data: { message: read.data.message } }
    }
  }
}

/** Where the last block ends that is whole: a blank line, outside of code. */
export function endOfBlocks(text: string): number {
  let end = 0
  for (const { index } of text.matchAll(/\n\s*\n(?=\S)/g)) {
    const fences = text.slice(0, index).match(/^ {0,3}(```|~~~)/gm)?.length ?? 0
    // A list or a quote goes on after a blank line.
    const goesOn = /^(?: {2,}|[-*+>]|\d+[.)])/.test(text.slice(index).replace(/^\n\s*\n/, ''))
    if (fences % 2 === 0 && !goesOn) end = index
  }
  return end
}
