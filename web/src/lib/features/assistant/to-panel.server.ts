import type { Ladder } from '#contracts/assistant/help.ts'
import { toHtml, toStrangersHtml } from '#lib/api/markdown.server.ts'
import type { HelpPanelData } from './help.ts'

/** A ladder with its Markdown rendered. */
export const toPanel = ({ steps, ...ladder }: Ladder): HelpPanelData => ({
  ...ladder,
  steps: steps.map(({ id, step, tried, words, source, message, answer, authored, ending }) => ({
    ...{ id, step, tried, words, source, message },
    answer: toStrangersHtml(answer),
    authored: authored && toHtml(authored.text),
    isOpen: ending === null,
  })),
})
