import { render } from 'svelte/server'
import LaurelMark from '#lib/shell/LaurelMark.svelte'
import { achievementIcon } from '#lib/features/achievements/medallion/achievement-icons.ts'
import { hasLeaves } from '#lib/features/achievements/medallion/medal-shapes.ts'
import { iconHref } from '#lib/icons/icon-href.ts'
import type { IconName } from '#lib/icons/icon-names.ts'
import medals from '#lib/styles/medals.css?raw'
import { humanize } from '#lib/words.ts'
import type { ShownAward } from '#contracts/profiles/profiles.ts'
import { readOklch, toHex } from './oklch.ts'
import { loadTypeface } from './fonts.server.ts'
import PictureMedal from './PictureMedal.svelte'
import sprite from '../../../../../.svelte-kit/icons.svg?raw'
import { medalColors } from './medal-colors.server.ts'
import { drawable, outline, wrap } from './text.server.ts'
import { dayText } from '#domain/locale/dates.ts'

export const WIDTH = 1200
export const HEIGHT = 630

/** Everything that a picture depends on. */
export interface PictureSubject {
  award: Pick<ShownAward, 'name' | 'description' | 'icon' | 'color' | 'rarity' | 'tier' | 'earned_on'>
  holder: { display_name: string; username: string }
}

const MARGIN = 80
const TEXT_WIDTH = 640
const MEDAL = 372

// The light values of tokens.css: a picture is the same in every theme.
const PAPER = toHex(readOklch('oklch(0.985 0.005 95)'))
const INK = toHex(readOklch('oklch(0.22 0.01 95)'))
const SOFT = toHex(readOklch('oklch(0.41 0.012 95)'))
const QUIET = toHex(readOklch('oklch(0.5 0.012 95)'))
const BRAND = toHex(readOklch('oklch(0.5 0.09 160)'))
const GLOW = toHex(readOklch('oklch(0.945 0.026 160)'))

/** Draws a shared achievement as SVG: the site's own medallion, the achievement and its holder. */
export async function draw({ award, holder }: PictureSubject): Promise<string> {
  const [bold, plain, serif] = await Promise.all([
    loadTypeface('sans', 640),
    loadTypeface('sans', 400),
    loadTypeface('serif', 520),
  ])
  const name = wrap(serif, drawable(serif, award.name), { size: 68, width: TEXT_WIDTH, lines: 2 })
  const description = wrap(plain, drawable(plain, award.description), { size: 31, width: TEXT_WIDTH, lines: 3 })
  // A name in letters that no font has is replaced by the username, which is always ASCII.
  const [holderName = ''] = wrap(bold, drawable(bold, holder.display_name) || `@${holder.username}`, {
    size: 30,
    width: TEXT_WIDTH,
    lines: 1,
  })
  const block = name.length * 78 + 14 + description.length * 44
  const top = 330 - block / 2
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    <style>${styles(award)}</style>
    <defs><radialGradient id="glow"><stop offset="0.4" stop-color="${GLOW}"/><stop offset="1" stop-color="${PAPER}"/></radialGradient></defs>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPER}"/>
    <rect width="${WIDTH}" height="10" fill="${BRAND}"/>
    <circle cx="948" cy="320" r="262" fill="url(#glow)"/>
    <g transform="translate(${948 - MEDAL / 2} ${320 - MEDAL / 2})">${medallion(award)}</g>
    <g transform="translate(${MARGIN} 62)" fill="${BRAND}">${plainMarkup(render(LaurelMark, { props: { size: 44 } }).body)}</g>
    ${outline(bold, 'laude', { x: MARGIN + 56, y: 97, size: 42, fill: INK })}
    ${name.map((line, at) => outline(serif, line, { x: MARGIN, y: top + 62 + at * 78, size: 68, fill: INK })).join('')}
    ${description.map((line, at) => outline(plain, line, { x: MARGIN, y: top + name.length * 78 + 44 + at * 44, size: 31, fill: SOFT })).join('')}
    ${outline(bold, holderName, { x: MARGIN, y: 524, size: 30, fill: INK })}
    ${outline(plain, facts(award), { x: MARGIN, y: 563, size: 26, fill: QUIET })}
  </svg>`
}

const facts = ({ rarity, tier, earned_on }: PictureSubject['award']) =>
  `${humanize(rarity)}${tier ? `, ${tier}` : ''} · ${dayText(earned_on, 'full')}`

/** With its icon in the picture itself: a picture refers to no other file. */
const medallion = ({ icon, color, rarity, tier }: PictureSubject['award']) => {
  const name = achievementIcon(icon)
  const body = plainMarkup(render(PictureMedal, { props: { icon, color, rarity, tier, size: MEDAL } }).body)
  return `<defs>${symbolOf(name)}</defs>${body.replaceAll(iconHref(name), `#${name}`)}`
}

const symbolOf = (name: IconName) => sprite.match(new RegExp(`<symbol id="${name}".*?</symbol>`))?.[0] ?? ''

/** Removes the comments that Svelte renders for hydration. */
const plainMarkup = (body: string) => body.replaceAll(/<!--.*?-->/gs, '')

/** The components' styles, with plain colors instead of custom properties. */
function styles({ color, tier, rarity }: PictureSubject['award']): string {
  const it = medalColors(medals, color, tier)
  // As in medals.css; written as an attribute would be, which is what the renderer reads.
  const scale = hasLeaves(rarity) ? 0.312 : 0.3432
  const corner = 50 - 50 * scale
  return `
    .metal-high { stop-color: ${it['metal-high']} }
    .metal-low { stop-color: ${it['metal-low']} }
    .face-high { stop-color: ${it['face-high']} }
    .face-low { stop-color: ${it['face-low']} }
    .medal-line { fill: none }
    .medal-leaf { fill: ${it['metal-leaf']}; stroke: none }
    .medal-face { stroke: ${it['metal-low']}; stroke-opacity: 0.55; stroke-width: 0.8 }
    .medal-bevel { fill: none; stroke: ${it['face-icon']}; stroke-opacity: 0.28; stroke-width: 0.8 }
    .medal-glyph { color: ${it['face-icon']}; fill: none; stroke: ${it['face-icon']}; stroke-linecap: round; stroke-linejoin: round; stroke-width: 1.6; transform: translate(${corner},${corner}) scale(${scale}) }
    .inner { fill-opacity: 0.6 }
  `
}
