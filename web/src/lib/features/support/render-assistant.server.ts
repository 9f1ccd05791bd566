import { assistantEvent } from '#contracts/support/assistant.ts'
import { toStrangersHtml } from '#lib/api/markdown.server.ts'
import type { AnswerEvent } from '#lib/features/assistant/help.ts'
import { endOfBlocks, toServerSent } from '#lib/features/assistant/render-answer.server.ts'
import { serverSent } from '#lib/features/assistant/server-sent.ts'

/** The assistant's answer for a page: each block is rendered once it is whole. Its sources are shown with what was stored. */
export const renderAssistant = (body: ReadableStream<Uint8Array>) => toServerSent(renderEvents(body))

async function* renderEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<AnswerEvent> {
  let rest = ''
  const part = (end: number): AnswerEvent => {
    const html = toStrangersHtml(rest.slice(0, end))
    rest = rest.slice(end)
    return { event: 'part', data: { source: 'model', html, rest } }
  }
  for await (const it of serverSent(body)) {
    const read = assistantEvent.parse(it)
    if (read.event === 'text') {
      rest += read.data.text
      yield part(endOfBlocks(rest))
    }
    if (read.event === 'end') {
      if (rest !== '') yield part(rest.length)
      yield { event: 'end', data: { message: read.data.message } }
    }
  }
}
