import type { AskedQuestion } from '#contracts/attempts/questions.ts'
import { plainText } from '#domain/plain-text.ts'
import type { QuestionRenderer } from '#lib/api/markdown.server.ts'
import { mediaFile } from '#lib/media-paths.ts'
import { toGapText } from './gap-text.ts'
import type { ShownParts } from './shown-parts.ts'

type Asked = Pick<AskedQuestion, 'prompt' | 'options' | 'parts'>

/** What is asked beside the prompt and the options, with its Markdown rendered. */
export function toShown(
  { prompt, options, parts }: Asked,
  community: string,
  render: QuestionRenderer,
): ShownParts | null {
  const { block, inline } = render
  if (!parts) return null
  if ('stems' in parts)
    return { stems: parts.stems.map(inline), texts: (options ?? []).map((option) => plainText(option)) }
  if ('gaps' in parts) return { gaps: parts.gaps, text: toGapText(block(prompt), parts.gaps.length) }
  if ('picture' in parts) return { ...parts, picture: mediaFile(community, parts.picture) }
  if ('parts' in parts)
    return {
      parts: parts.parts.map((part) => ({
        kind: part.kind,
        prompt: block(part.prompt),
        options: part.options?.map(inline) ?? null,
        shown: toShown(part, community, render),
        unit: part.unit,
      })),
    }
  return parts
}
