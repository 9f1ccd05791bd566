import type { Rarity } from '#contracts/achievements/catalogue.ts'
import { branch, mirrored, placedLeafPath, stem } from './laurel.ts'

/** A small medallion has fewer and larger leaves, which stay legible at the size of a line of text. */
const wreath = (small: boolean) => ({ center: 50, radius: 41, nodes: small ? 5 : 8 })
const leafSize = (small: boolean): [length: number, width: number] => (small ? [17, 10] : [13.5, 6.4])
/** The epic wreath ends half way up; only the legendary one closes. */
const reach = { epic: 0.52, legendary: 1 } as const

type Leafed = keyof typeof reach

export const hasLeaves = (rarity: Rarity): rarity is Leafed => rarity in reach

/** Where the rim ends. One with leaves around it is slightly smaller, to make room for them. */
export const rimOf = (rarity: Rarity) => (hasLeaves(rarity) ? 35 : 38)

export const leavesId = (rarity: Leafed, small: boolean) => `leaves-${rarity}${small ? '-small' : ''}`

/** The leaves of the left branch, in the colors of what uses them. The legendary branch is the epic one and what grows beyond. */
export function leaves(rarity: Leafed, small: boolean): string {
  const grown = branch(wreath(small), 1).filter(({ at }) => at <= reach[rarity])
  const added = rarity === 'epic' ? grown : grown.filter(({ at }) => at > reach.epic)
  const path = `<path d="${added.map((leaf) => placedLeafPath(leaf, ...leafSize(small))).join('')}"/>`
  return rarity === 'epic' ? path : `<use href="#${leavesId('epic', small)}"/>${path}`
}

/** What is around the rim: leaves on their stems, a second ring, or nothing. */
function around(rarity: Rarity, small: boolean): string {
  if (rarity === 'rare')
    return `<circle class="medal-line" cx="50" cy="50" r="${small ? 46 : 45}" stroke-width="${small ? 4.5 : 2.4}"/>`
  if (!hasLeaves(rarity)) return ''
  const shape = wreath(small)
  const until = reach[rarity]
  const stems = small ? '' : `<path class="medal-line" d="${stem(shape, 1, until)}${stem(shape, -1, until)}"/>`
  const left = leavesId(rarity, small)
  return `${stems}<g class="medal-leaf"><use href="#${left}"/><use href="#${left}" transform="${mirrored(100)}"/></g>`
}

/** An earned medal but for its icon. The rim inherits the stroke of what uses it, and the face the fill. */
function earned(rarity: Rarity, small: boolean): string {
  const rim = rimOf(rarity)
  const bevel = small ? '' : `<circle class="medal-bevel" cx="50" cy="50" r="${rim - 7.2}"/>`
  return `${around(rarity, small)}<circle class="medal-line" cx="50" cy="50" r="${rim - 4}" stroke-width="8"/><circle class="medal-face" cx="50" cy="50" r="${rim - 5}"/>${bevel}`
}

const locked = (rarity: Rarity, small: boolean): string =>
  `<g class="medal-outline" stroke-width="${small ? 2.6 : 1.4}">${around(rarity, small)}<circle cx="50" cy="50" r="${rimOf(rarity)}"/></g>`

/** A wax seal's edge: a circle of lobes, each an arc from one dent to the next. */
const edge = (lobes: number) => {
  const dents = Array.from({ length: lobes + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / lobes
    return `${(50 + 41 * Math.sin(angle)).toFixed(2)} ${(50 - 41 * Math.cos(angle)).toFixed(2)}`
  })
  return `M${dents.join('A11 11 0 0 1 ')}Z`
}
const KEYHOLE =
  'M50 36a9 9 0 0 1 4.6 16.7l2.4 12.3a1.5 1.5 0 0 1-1.5 1.8h-11a1.5 1.5 0 0 1-1.5-1.8l2.4-12.3A9 9 0 0 1 50 36Z'

const secret = (_: Rarity, small: boolean): string =>
  `<path class="medal-wax" d="${edge(14)}"/>${small ? '' : '<circle class="medal-press" cx="50" cy="50" r="31"/>'}<path class="medal-keyhole" d="${KEYHOLE}"/>`

export const medalShapes = { earned, locked, secret }
