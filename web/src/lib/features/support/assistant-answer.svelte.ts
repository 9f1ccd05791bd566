import { toAnswerEvent } from '#lib/features/assistant/help.ts'
import { serverSent } from '#lib/features/assistant/server-sent.ts'
import { troubleOf, UNREACHABLE } from '#lib/features/assistant/trouble-of.ts'
import { EXAM_WORDS } from './question-words.ts'

/** The answer of the assistant while it arrives, on the page of its question. */
export class AssistantAnswer {
  /** The blocks that are whole, as HTML, and the text of the one that is not. */
  html = $state('')
  rest = $state('')
  asking = $state(false)
  trouble = $state<string | null>(null)
  /** Said to a screen reader: that an answer began and that it is there, and not each word of it. */
  status = $state('')
  #stop: AbortController | undefined

  /** Asks for the answer, and resolves once it has ended, however it did. */
  ask = async (address: string): Promise<void> => {
    if (this.asking) return
    this.asking = true
    this.trouble = null
    this.status = 'The answer is on its way.'
    const stop = (this.#stop = new AbortController())
    try {
      const response = await fetch(address, { method: 'POST', signal: stop.signal })
      if (!response.ok || !response.body) {
        this.trouble = await troubleOf(response, { exam_running: EXAM_WORDS })
        this.status = ''
        return
      }
      for await (const it of serverSent(response.body)) {
        const event = toAnswerEvent(it)
        if (event?.event === 'part') {
          this.html += event.data.html
          this.rest = event.data.rest
        }
        if (event?.event === 'end') this.status = event.data.message ?? 'The answer is there.'
      }
    } catch {
      this.status = ''
      if (!stop.signal.aborted) this.trouble = UNREACHABLE
    }
  }

  /** Once the page shows what was stored. */
  clear = () => {
    this.asking = false
    this.html = ''
    this.rest = ''
  }

  stop = () => this.#stop?.abort()
}
