/** The laurel's geometry: two branches that leave the bottom of a circle and close at its top. */

export interface LaurelLeaf {
  /** Where its stem is, and the degrees that it is turned by, clockwise from upright. */
  x: number
  y: number
  heading: number
  /** Places a leaf drawn from its stem at the origin, tip up. */
  transform: string
  /** How far along the branch it grows: 0 at the bottom, 1 at the top. */
  at: number
}

interface Laurel {
  center: number
  radius: number
  /** Nodes per branch; each bears an outer and an inner leaf, and a last one closes the wreath. */
  nodes: number
  /** Degrees left free at the bottom, where the branches cross, and at the top. */
  gap?: { bottom: number; top: number }
}

/** At the top, about the angle that a last leaf covers: its tip then meets its twin's. */
const GAP = { bottom: 12, top: 19 }

const SPLAY_DEGREES = 34
const round = (value: number) => Math.round(value * 100) / 100

/** Clockwise from the bottom is the left branch (side 1); the right one is its mirror image. */
const leaf = (center: number, radius: number, degrees: number, splay: number, at: number, side: 1 | -1): LaurelLeaf => {
  const angle = (degrees * Math.PI) / 180
  const x = round(center - side * radius * Math.sin(angle))
  const y = round(center + radius * Math.cos(angle))
  const heading = round(side * (degrees - 90 + splay))
  return { x, y, heading, transform: `translate(${x} ${y}) rotate(${heading})`, at }
}

export const branch = ({ center, radius, nodes, gap = GAP }: Laurel, side: 1 | -1): LaurelLeaf[] => {
  const span = 180 - gap.bottom - gap.top
  return Array.from({ length: nodes + 1 }, (_, node) => {
    const at = node / nodes
    const degrees = gap.bottom + span * at
    if (node === nodes) return [leaf(center, radius, degrees, 0, at, side)]
    return [
      leaf(center, radius, degrees, -SPLAY_DEGREES, at, side),
      leaf(center, radius, degrees + span / nodes / 2, SPLAY_DEGREES, (node + 0.5) / nodes, side),
    ]
  }).flat()
}

export const laurel = (shape: Laurel): LaurelLeaf[] => [...branch(shape, 1), ...branch(shape, -1)]

/** Makes a left branch the right one of a drawing that is so wide. */
export const mirrored = (width: number) => `matrix(-1 0 0 1 ${width} 0)`

/** A leaf from its stem at the origin to its tip, `length` up. */
export const leafPath = (length: number, width = length * 0.42) => {
  const half = round(width / 2)
  const [low, high] = [round(-length * 0.28), round(-length * 0.72)]
  return `M0 0C${half} ${low} ${half} ${high} 0 ${-length}C${-half} ${high} ${-half} ${low} 0 0Z`
}

const tenths = (value: number) => Math.round(value * 10) / 10

/** The same leaf where it grows, as a part of one path for all leaves. A tenth is less than a pixel at any size we draw. */
export const placedLeafPath = ({ x, y, heading }: LaurelLeaf, length: number, width: number) => {
  const angle = (heading * Math.PI) / 180
  const [low, high] = [-length * 0.28, -length * 0.72]
  const turned = (right: number, down: number) =>
    `${tenths(right * Math.cos(angle) - down * Math.sin(angle))} ${tenths(right * Math.sin(angle) + down * Math.cos(angle))}`
  const out = [turned(width / 2, low), turned(width / 2, high), turned(0, -length)].join(' ')
  const back = [turned(-width / 2, high + length), turned(-width / 2, low + length), turned(0, length)].join(' ')
  return `M${tenths(x)} ${tenths(y)}c${out} ${back}z`.replaceAll(' -', '-').replaceAll(/(?<!\d)0\./g, '.')
}

/** One branch's stem: from a tail that crosses its twin's below the circle, along it as far as `until` of the way. */
export const stem = ({ center, radius, gap = GAP }: Laurel, side: 1 | -1, until = 1) => {
  const point = (degrees: number) => {
    const angle = (degrees * Math.PI) / 180
    return `${round(center - side * radius * Math.sin(angle))} ${round(center + radius * Math.cos(angle))}`
  }
  const low = center + radius
  const tail = `M${center + side * 5.5} ${low + 5}Q${center + side * 2} ${low + 0.5} ${point(gap.bottom)}`
  const end = gap.bottom + (180 - gap.bottom - gap.top) * until
  return `${tail}A${radius} ${radius} 0 0 ${side === 1 ? 1 : 0} ${point(end)}`
}
