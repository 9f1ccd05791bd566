import type { WireAnswer } from '#contracts/attempts/answers.ts'
import type { HelpStep } from '#domain/assistant/ladder.ts'
import { toAnswerEvent, type AnswerEvent, type HelpPanelData } from './help.ts'
import { serverSent } from './server-sent.ts'
import { troubleOf, UNREACHABLE } from './trouble-of.ts'

/** The answer that is arriving. */
export interface LiveAnswer {
  step: HelpStep | null
  tried: WireAnswer | null
  words: string
  message: string | null
  fallback: string | null
  model: string
  author: string
  /** The text of the block that is not whole yet. */
  rest: string
}

/** So long it waits before it looks again for an answer that is open, in milliseconds. */
const LOOKS_MS = [200, 500, 1_000, 2_000, 4_000, 8_000]

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

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
    await this.#read()
    void this.#follow()
  }

  /** Reads the ladder again until its last answer is stored: the reader left it before, or another tab is getting it. */
  #follow = async () => {
    for (const wait of LOOKS_MS) {
      if (this.asking || !this.#isOpen) return
      await pause(wait)
      if (!this.asking) await this.#read()
    }
  }

  get #isOpen() {
    return this.panel?.steps.some(({ isOpen }) => isOpen) ?? false
  }

  #read = async () => {
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
      ...{ step: null, ...request, message: null, fallback: null, model: '', author: '', rest: '' },
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
      await this.#read()
      return true
    } catch {
      if (stop.signal.aborted) {
        this.status = 'The answer was stopped.'
        this.#sent = undefined
        await this.#read()
        // The server needs a moment to store what had arrived.
        for (let looks = 0; looks < 5 && this.#isOpen; looks++) await pause(100).then(this.#read)
        return true
      }
      this.trouble = UNREACHABLE
      this.status = ''
      return false
    } finally {
      this.asking = false
      this.live = null
      void this.#follow()
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
