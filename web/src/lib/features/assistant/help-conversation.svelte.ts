import type { WireAnswer } from '#contracts/attempts/answers.ts'
import type { HelpStep } from '#domain/assistant/ladder.ts'
import { toAnswerEvent, type AnswerEvent, type HelpPanelData } from './help.ts'
import { serverSent } from './server-sent.ts'
import { troubleOf, UNREACHABLE } from './trouble-of.ts'

/** The answer that is arriving. */
export interface LiveAnswer {
  step: HelpStep | null
  words: string
  message: string | null
  fallback: string | null
  model: string
  author: string
  /** The text of the block that is not whole yet. */
  rest: string
}

/** The help with one question, while its page is open. */
export class HelpConversation {
  panel = $state.raw<HelpPanelData | null>(null)
  live = $state.raw<LiveAnswer | null>(null)
  trouble = $state<string | null>(null)
  /** Said to a screen reader: that an answer began and that it is there, and not each word of it. */
  status = $state('')
  asking = $state(false)
  #address: string
  #stop: AbortController | undefined
  /** The same request sent again takes no other step. */
  #sent: { key: string; body: string } | undefined

  constructor(address: string, panel: HelpPanelData | null) {
    this.#address = address
    this.panel = panel
  }

  open = async () => {
    const response = await fetch(this.#address).catch(() => null)
    if (response?.ok) {
      const panel: HelpPanelData = await response.json()
      this.panel = panel
    } else this.trouble = await troubleOf(response)
  }

  /** Whether the step was taken. */
  ask = async (request: { tried: WireAnswer | null; words: string }): Promise<boolean> => {
    if (this.asking) return false
    const body = JSON.stringify(request)
    if (this.#sent?.body !== body) this.#sent = { key: crypto.randomUUID(), body }
    this.asking = true
    this.trouble = null
    this.status = 'The answer is on its way.'
    const live: LiveAnswer = {
      ...{ step: null, words: request.words, message: null, fallback: null, model: '', author: '', rest: '' },
    }
    this.live = live
    const stop = (this.#stop = new AbortController())
    try {
      const response = await fetch(this.#address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': this.#sent.key },
        body,
        signal: stop.signal,
      })
      if (!response.ok || !response.body) {
        this.trouble = await troubleOf(response)
        this.status = ''
        return false
      }
      for await (const it of serverSent(response.body)) this.#hear(toAnswerEvent(it))
      this.#sent = undefined
      this.status = 'The answer is there.'
      await this.open()
      return true
    } catch {
      if (stop.signal.aborted) {
        this.status = 'The answer was stopped.'
        this.#sent = undefined
        await this.open()
        return true
      }
      this.trouble = UNREACHABLE
      this.status = ''
      return false
    } finally {
      this.asking = false
      this.live = null
    }
  }

  stop = () => this.#stop?.abort()

  #hear(it: AnswerEvent | undefined) {
    const live = this.live
    if (!live || !it) return
    if (it.event === 'start') this.live = { ...live, step: it.data.step, message: it.data.message }
    if (it.event === 'fallback') this.live = { ...live, fallback: it.data.message }
    if (it.event === 'part') {
      const { source, html, rest } = it.data
      this.live = { ...live, [source]: live[source] + html, rest }
    }
  }
}
