import type { Media } from '#contracts/media/media.ts'
import { count } from '#domain/locale/counts.ts'
import { toMediaMarkdown } from '#domain/media/media-refs.ts'
import { mediaFile } from '#lib/media-paths.ts'

/** A picture or sound as authors choose it. */
export interface PickedMedia {
  id: string
  kind: Media['kind']
  alt: string
  name: string
  width: number | null
  height: number | null
  src: string
  /** What shows it in a text. */
  markdown: string
  /** "640 × 400 pixels", "12 seconds". */
  size: string
  usedBy: string[]
}

export const toPicked =
  (community: string) =>
  ({ id, kind, alt, name, width, height, seconds, used_by }: Media): PickedMedia => ({
    ...{ id, kind, alt, name, width, height },
    src: mediaFile(community, id),
    markdown: toMediaMarkdown(id, alt),
    size: kind === 'picture' ? `${width} × ${height} pixels` : count(Math.max(1, Math.round(seconds ?? 0)), 'second'),
    usedBy: used_by.map(({ title }) => title),
  })
