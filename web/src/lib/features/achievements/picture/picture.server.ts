import { createHash } from 'node:crypto'
import { renderAsync } from '@resvg/resvg-js'
import { draw, type PictureSubject } from './draw.server.ts'

/** Part of the tag: raise it when pictures are drawn differently. */
const VERSION = 2
/** How many pictures are cached, some tens of kilobytes each. */
const MAX_CACHED = 200

const cache = new Map<string, Promise<Uint8Array>>()

/** An ETag of the picture, without drawing it. */
export const tagOf = ({ award, holder }: PictureSubject): string => {
  const { name, description, icon, color, rarity, tier, earned_on } = award
  const inputs = [
    VERSION,
    name,
    description,
    icon,
    color,
    rarity,
    tier,
    earned_on,
    holder.display_name,
    holder.username,
  ]
  return createHash('sha256').update(JSON.stringify(inputs)).digest('base64url').slice(0, 22)
}

/** Drawn once for concurrent requests; the least recently used picture is evicted first. */
export function picture(subject: PictureSubject): Promise<Uint8Array> {
  const tag = tagOf(subject)
  const png = cache.get(tag) ?? paint(subject)
  cache.delete(tag)
  const [oldest] = cache.keys()
  if (cache.size >= MAX_CACHED && oldest !== undefined) cache.delete(oldest)
  cache.set(tag, png)
  png.catch(() => cache.delete(tag))
  return png
}

async function paint(subject: PictureSubject): Promise<Uint8Array> {
  // Text is already outlines, so no fonts are needed.
  const image = await renderAsync(await draw(subject), { font: { loadSystemFonts: false } })
  return image.asPng()
}
