import { createHash } from 'node:crypto'
import { renderAsync } from '@resvg/resvg-js'
import { draw, type PictureSubject } from './draw.server.ts'

/** To be raised when pictures are drawn another way. */
const VERSION = 1
/** Some tens of kilobytes each. */
const KEPT = 200

const kept = new Map<string, Promise<Uint8Array>>()

/** What a picture is known by, without drawing it. */
export const tagOf = ({ award, holder }: PictureSubject): string => {
  const { name, description, icon, color, rarity, tier, earned_at } = award
  const told = [VERSION, name, description, icon, color, rarity, tier, earned_at, holder.display_name, holder.username]
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 22)
}

/** Drawn once, for however many ask at the same time; whoever was asked for last leaves last. */
export function picture(told: PictureSubject): Promise<Uint8Array> {
  const tag = tagOf(told)
  const png = kept.get(tag) ?? paint(told)
  kept.delete(tag)
  const [oldest] = kept.keys()
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(tag, png)
  png.catch(() => kept.delete(tag))
  return png
}

async function paint(told: PictureSubject): Promise<Uint8Array> {
  // All text is outlines by now.
  const image = await renderAsync(await draw(told), { font: { loadSystemFonts: false } })
  return image.asPng()
}
