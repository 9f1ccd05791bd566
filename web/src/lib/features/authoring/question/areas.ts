import type { WrittenArea } from './written.ts'

type Corner = readonly [x: number, y: number]

const numberIn = (typed: string) => {
  const value = Number(typed)
  return typed.trim() !== '' && Number.isFinite(value) ? value : null
}

/** The corners that are written as `x,y x,y`; what is none is left out. */
export const cornersOf = (points: string): Corner[] =>
  points.split(/\s+/).flatMap((corner) => {
    const [x, y] = corner.split(',').map(numberIn)
    return x === null || x === undefined || y === null || y === undefined ? [] : [[x, y] as const]
  })

/** An area as SVG draws it; null while its numbers are incomplete. */
export type DrawnArea =
  | { shape: 'rect'; x: number; y: number; width: number; height: number }
  | { shape: 'circle'; x: number; y: number; radius: number }
  | { shape: 'polygon'; points: string }

export function drawnArea({ shape, points, ...typed }: WrittenArea): DrawnArea | null {
  const [x, y] = [numberIn(typed.x), numberIn(typed.y)]
  if (shape === 'polygon') {
    const corners = cornersOf(points)
    return corners.length > 2 ? { shape, points: corners.map((corner) => corner.join(',')).join(' ') } : null
  }
  if (x === null || y === null) return null
  if (shape === 'circle') {
    const radius = numberIn(typed.radius)
    return radius === null || radius <= 0 ? null : { shape, x, y, radius }
  }
  const [width, height] = [numberIn(typed.width), numberIn(typed.height)]
  return width === null || height === null || width <= 0 || height <= 0 ? null : { shape: 'rect', x, y, width, height }
}

/** Where the number of an area stands. */
export function centerOf(area: DrawnArea): Corner {
  if (area.shape === 'circle') return [area.x, area.y]
  if (area.shape === 'rect') return [area.x + area.width / 2, area.y + area.height / 2]
  const corners = cornersOf(area.points)
  const sum = corners.reduce(([x, y], corner) => [x + corner[0], y + corner[1]] as const, [0, 0] as const)
  return [sum[0] / corners.length, sum[1] / corners.length]
}

/** What a drag from one corner to another draws. A drag that hardly moves draws nothing. */
export function drawnBetween(area: WrittenArea, from: Corner, to: Corner): Partial<WrittenArea> | null {
  const [width, height] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])]
  const text = (value: number) => String(Math.round(value))
  if (area.shape === 'circle') {
    const radius = Math.hypot(width, height)
    return radius < 4 ? null : { x: text(from[0]), y: text(from[1]), radius: text(radius) }
  }
  if (width < 4 || height < 4) return null
  return {
    x: text(Math.min(from[0], to[0])),
    y: text(Math.min(from[1], to[1])),
    width: text(width),
    height: text(height),
  }
}

/** A polygon with one more corner. */
export const withCorner = ({ points }: WrittenArea, [x, y]: Corner): Partial<WrittenArea> => ({
  points: [points.trim(), `${Math.round(x)},${Math.round(y)}`].filter(Boolean).join(' '),
})
