import { laurel, placedLeafPath, stem } from './laurel.ts'
import { symbol } from './medal-symbols.ts'

const SHAPE = { center: 60, radius: 47, nodes: 10 }
const STEP = 0.5 / SHAPE.nodes

export const STEMS = stem(SHAPE, 1) + stem(SHAPE, -1)
const LEAVES = laurel(SHAPE).map((leaf) => ({ at: leaf.at, d: placedLeafPath(leaf, 16.5, 7) }))

/** How far a leaf has unfolded, 0–1: each has its own stretch of the way, so a little progress is a little more green. */
const unfolded = (at: number, value: number) => Math.min(1, Math.max(0, (value * (1 + STEP) - at) / STEP))

/** The leaves of a wreath that has grown so far: those without green, those with all of it, and those in between. */
export function leavesAt(value: number) {
  const leaves = LEAVES.map(({ at, d }) => ({ d, share: unfolded(at, value) }))
  const joined = (some: typeof leaves) => some.map(({ d }) => d).join('')
  return {
    empty: joined(leaves.filter(({ share }) => share < 1)),
    whole: joined(leaves.filter(({ share }) => share === 1)),
    unfolding: leaves.filter(({ share }) => share > 0 && share < 1),
  }
}

const stems = `<path class="wreath-stem" d="${STEMS}"/>`
const each = (name: string) => LEAVES.map(({ d }) => `<path class="${name}" d="${d}"/>`).join('')

/** Wreaths that are bare or whole are all alike. */
export const bareWreath = () => symbol('wreath-bare', (id) => `<g id="${id}">${stems}${each('wreath-empty')}</g>`)
export const wholeWreath = () => symbol('wreath-whole', (id) => `<g id="${id}">${stems}${each('wreath-leaf')}</g>`)
