import type { JsonObject } from '#lib/features/rules/criteria-tree.ts'
import { plainPrompt } from '#domain/attempts/plain-prompt.ts'
import { cardText } from '#lib/ui/card-text.ts'

/** How a question begins. */
export const excerptOf = (content: JsonObject | undefined): string => {
  const prompt = typeof content?.prompt === 'string' ? plainPrompt(content.prompt).replaceAll(/\s+/g, ' ').trim() : ''
  return prompt === '' ? 'Nothing written yet' : cardText(prompt, 120)
}
