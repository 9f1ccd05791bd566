import type { ModelEnding } from '../../../_domain/assistant/endings.ts'
import type { ModelRequest, Usage } from '../../../_domain/assistant/model-request.ts'
import type { ModelClient, ModelEvent } from './model-client.ts'

type ModelEndEvent = Extract<ModelEvent, { type: 'end' }>
export type SaidEvent = Exclude<ModelEvent, ModelEndEvent>

/** All that a model said, and what it cost. */
export interface HeardAnswer {
  text: string
  ending: ModelEnding
  usage: Usage
}

interface Relaying {
  /** Once it aborts, so does the model. */
  signal: AbortSignal
  /** Called once, whether or not the reader is still there. */
  onEnd: (heard: HeardAnswer) => Promise<void>
}

/** Passes on what a model says while it says it. A reader who leaves in the middle stops the model. */
export async function* relayAnswer(
  model: ModelClient,
  request: ModelRequest,
  { signal, onEnd }: Relaying,
): AsyncGenerator<SaidEvent, void> {
  const leaving = new AbortController()
  const leave = () => leaving.abort()
  signal.addEventListener('abort', leave)
  if (signal.aborted) leave()
  const events = model.ask(request, leaving.signal)[Symbol.asyncIterator]()
  const heard: { text: string; end: ModelEndEvent | null } = { text: '', end: null }
  const next = async (): Promise<SaidEvent | null> => {
    const { value, done } = await events.next()
    if (done) throw new Error('A model has said nothing about its end.')
    if (value.type === 'end') {
      heard.end = value
      return null
    }
    if (value.type === 'text') heard.text += value.text
    return value
  }
  try {
    while (heard.end === null) {
      const said = await next()
      if (said !== null) yield said
    }
  } finally {
    // Where the reader left in the middle of a text: the model stops, and tells what it cost until then.
    leave()
    while (heard.end === null) await next()
    signal.removeEventListener('abort', leave)
    const { text, end } = heard
    await onEnd({ text: storable(text), ending: endingOf(end, text), usage: end.usage })
  }
}

/** An answer that ended well without a word is none. */
function endingOf({ end }: ModelEndEvent, text: string): ModelEnding {
  if (end.type === 'failed') return end.reason
  return end.type === 'done' && text.trim() === '' ? 'unavailable' : end.type
}

/** Postgres stores no NUL and no half of a character, whoever said it. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '')
