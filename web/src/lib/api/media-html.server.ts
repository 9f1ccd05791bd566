import type { ShownMedia } from '#contracts/media/media.ts'
import { mediaFile } from '#lib/media-paths.ts'
import { escapeHtml, rendererWith, type MediaWriter, type QuestionRenderer } from './markdown.server.ts'

/**
 * Renders the texts of a question of a community, with the pictures and sounds that it has. They say how large they are, so
 * nothing moves when they arrive.
 */
export const questionRenderer = (community: string, media: readonly ShownMedia[]): QuestionRenderer =>
  rendererWith(mediaWriter(community, media))

/** Writes what it knows of, for texts of a community. */
export function mediaWriter(community: string, media: readonly ShownMedia[]): MediaWriter {
  return (id, said, isInline) => {
    const shown = media.find((it) => it.id === id)
    if (!shown) return undefined
    const [src, alt] = [escapeHtml(mediaFile(community, id)), escapeHtml(said || shown.alt)]
    if (shown.kind === 'picture')
      return `<img src="${src}" width="${shown.width}" height="${shown.height}" alt="${alt}" loading="lazy" decoding="async">`
    // A control within the control that an option is, could not be pressed.
    if (isInline) return alt
    const words = alt === '' ? '' : `<span class="transcript">${alt}</span>`
    return `<span class="sound"><audio controls preload="none" src="${src}"></audio>${words}</span>`
  }
}
