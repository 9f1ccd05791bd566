import type { PictureArea } from '#domain/attempts/kinds/hotspot.ts'

/** Where the number of an area stands. */
export function centerOf(area: PictureArea): { x: number; y: number } {
  if (area.shape === 'circle') return { x: area.x, y: area.y }
  if (area.shape === 'rect') return { x: area.x + area.width / 2, y: area.y + area.height / 2 }
  const [xs, ys] = [area.points.map(([x]) => x), area.points.map(([, y]) => y)]
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 }
}
