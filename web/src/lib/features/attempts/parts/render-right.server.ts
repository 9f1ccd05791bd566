import type { Revealed } from '#contracts/attempts/answers.ts'
import type { QuestionRenderer } from '#lib/api/markdown.server.ts'

/** What is right, with the Markdown of a model answer rendered. */
export const renderRight = (right: Revealed['right'], { block }: QuestionRenderer): Revealed['right'] =>
  'model' in right ? { ...right, model: block(right.model) } : right
