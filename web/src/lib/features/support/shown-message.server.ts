import { toHtml, toStrangersHtml } from '#lib/api/markdown.server.ts'
import type { SupportMessage } from '#contracts/support/support.ts'
import { assistantEndingWords } from '#domain/support/assistant-endings.ts'

/** A message with its text as HTML. */
export interface ShownMessage extends Omit<SupportMessage, 'body' | 'ending'> {
  html: string
  /** Below what was answered to this message, or instead of that: how the assistant's answer ended. */
  ended: string | null
}

export function toShownMessages(said: readonly SupportMessage[]): ShownMessage[] {
  const shown: ShownMessage[] = []
  let ended: string | null = null
  for (const { body, ending, ...message } of said) {
    const html = message.kind === 'assistant' ? toStrangersHtml(body) : toHtml(body)
    // How an answer ended is said after what there is of it.
    const before = message.kind === 'assistant' ? undefined : shown.at(-1)
    if (before) before.ended = ended
    if (message.kind !== 'assistant') ended = ending && assistantEndingWords(ending)
    shown.push({ ...message, html, ended: null })
  }
  const last = shown.at(-1)
  if (last) last.ended = ended
  return shown
}
