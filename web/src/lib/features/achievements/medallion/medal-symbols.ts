import type { Rarity, Tier } from '#contracts/achievements/catalogue.ts'
import { hasLeaves, leaves, leavesId, medalShapes } from './medal-shapes.ts'

export interface MedalLook {
  color: string
  rarity: Rarity
  tier: Tier | null
  size: number
  state: keyof typeof medalShapes
}

/** What many medallions of a page have in common: it is drawn once, and each refers to it by id. */
export interface MedalSymbol {
  id: string
  markup: string
}

export const isSmall = ({ size }: Pick<MedalLook, 'size'>) => size < 40

/** Each is made once. There are as many as combinations of these few words. */
const made = new Map<string, MedalSymbol>()

export function symbol(id: string, draw: (id: string) => string): MedalSymbol {
  const known = made.get(id)
  if (known) return known
  const drawn = { id, markup: draw(id) }
  made.set(id, drawn)
  return drawn
}

function shapeOf(look: MedalLook): MedalSymbol {
  const small = isSmall(look)
  const rarity = look.state === 'secret' ? 'common' : look.rarity
  return symbol(
    `medal-${look.state}-${rarity}${small ? '-small' : ''}`,
    (id) => `<g id="${id}">${medalShapes[look.state](rarity, small)}</g>`,
  )
}

/** The leaves that a shape refers to. */
function leavesOf({ rarity, state, size }: MedalLook): MedalSymbol[] {
  if (state === 'secret' || !hasLeaves(rarity)) return []
  const small = isSmall({ size })
  const needed = rarity === 'legendary' ? (['epic', 'legendary'] as const) : ([rarity] as const)
  return needed.map((it) => symbol(leavesId(it, small), (id) => `<g id="${id}">${leaves(it, small)}</g>`))
}

const gradient = (of: 'metal' | 'face', attributes: string, from: number, to: number) =>
  `<linearGradient ${attributes}><stop class="${of}-high" offset="${from}"/><stop class="${of}-low" offset="${to}"/></linearGradient>`

/** Colors are words of the contract; what is no word never becomes markup. */
const named = (color: string) => (/^[a-z]+$/.test(color) ? color : 'laurel')

function faceOf({ color }: MedalLook): MedalSymbol {
  const face = named(color)
  return symbol(`face-${face}`, (id) => gradient('face', `id="${id}" data-face="${face}" x2="0" y2="1"`, 0, 1))
}

/** Without a tier the metal has the color of the face. */
function metalOf({ color, tier }: MedalLook): MedalSymbol {
  const looks = tier === null ? `data-face="${named(color)}"` : `data-metal="${tier}"`
  return symbol(tier === null ? `metal-of-${named(color)}` : `metal-${tier}`, (id) =>
    gradient('metal', `id="${id}" ${looks} x2="100" y2="100" gradientUnits="userSpaceOnUse"`, 0.12, 0.88),
  )
}

export interface MedalSymbols {
  shape: MedalSymbol
  leaves: MedalSymbol[]
  /** Only an earned medal is painted. */
  face?: MedalSymbol
  metal?: MedalSymbol
}

export const symbolsOf = (look: MedalLook): MedalSymbols => ({
  shape: shapeOf(look),
  leaves: leavesOf(look),
  ...(look.state === 'earned' && { face: faceOf(look), metal: metalOf(look) }),
})
