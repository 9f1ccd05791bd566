import { branch, mirrored, placedLeafPath, stem } from './laurel.ts'
import { symbol } from './medal-symbols.ts'

const SHAPE = { center: 60, radius: 47, nodes: 10 }
const STEP = 0.5 / SHAPE.nodes

/** Of the left branch, as the leaves are; the right one is its mirror image. */
export const STEM = stem(SHAPE, 1)
export const MIRRORED = mirrored(2 * SHAPE.center)
const LEAVES = branch(SHAPE, 1).map((leaf) => ({ at: leaf.at, d: placedLeafPath(leaf, 16.5, 7) }))

/** How far a leaf has unfolded, 0–1: each has its own stretch of the way, so a little progress is a little more green. */
const unfolded = (at: number, value: number) => Math.min(1, Math.max(0, (value * (1 + STEP) - at) / STEP))

/** The leaves of a wreath that has grown so far: those without green, those with all of it, and those in between. */
export function leavesAt(value: number) {
  const leaves = LEAVES.map(({ at, d }) => ({ d, share: Math.round(unfolded(at, value) * 100) / 100 }))
  const joined = (some: typeof leaves) => some.map(({ d }) => d).join('')
  return {
    empty: joined(leaves.filter(({ share }) => share < 1)),
    whole: joined(leaves.filter(({ share }) => share === 1)),
    unfolding: leaves.filter(({ share }) => share > 0 && share < 1),
  }
}

const stemPath = `<path class="wreath-stem" d="${STEM}"/>`
const each = (name: string) => LEAVES.map(({ d }) => `<path class="${name}" d="${d}"/>`).join('')
const wreath = (name: string, leaf: string) =>
  symbol(name, (id) => {
    const left = `${id}-left`
    return `<g id="${id}"><g id="${left}">${stemPath}${each(leaf)}</g><use href="#${left}" transform="${MIRRORED}"/></g>`
  })

/** A wreath without green in the color of the text around it, for the file of icons. */
export const plainWreath = (): string => {
  const branch = `<path fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" d="${STEM}"/><path fill="currentColor" d="${leavesAt(0).empty}"/>`
  return `${branch}<g transform="${MIRRORED}">${branch}</g>`
}

/** Wreaths that are bare or whole are all alike. */
export const bareWreath = () => wreath('wreath-bare', 'wreath-empty')
export const wholeWreath = () => wreath('wreath-whole', 'wreath-leaf')
