import type { Conversation } from '#contracts/assistant/conversations.ts'
import { toHtml, toStrangersHtml } from '#lib/api/markdown.server.ts'
import { answeredWords } from './asked-words.ts'
import type { ShownHelp } from './help.ts'

/** A step of a learner as an instructor reads it, with its Markdown rendered. */
export interface ShownConversation extends Pick<
  Conversation,
  'id' | 'asked_at' | 'learner' | 'test' | 'topic' | 'prompt' | 'tried_texts' | 'model'
> {
  shown: ShownHelp
}

export const toShownConversation = (it: Conversation): ShownConversation => ({
  id: it.id,
  asked_at: it.asked_at,
  learner: it.learner,
  test: it.test,
  topic: it.topic,
  prompt: toHtml(it.prompt),
  tried_texts: it.tried_texts,
  model: it.model,
  shown: {
    id: it.id,
    step: it.step,
    words: it.words,
    source: it.source,
    message: answeredWords(it),
    answer: toStrangersHtml(it.answer),
    authored: it.authored && toHtml(it.authored.text),
    isOpen: it.ending === null,
  },
})
