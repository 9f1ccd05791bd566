/** A gate and the gates it needs. */
export interface LayoutNode {
  id: string
  needs: readonly string[]
}

/** Where a gate's box is drawn. The gates it needs are in rows above. */
export interface LayoutSpot {
  id: string
  row: number
  x: number
  y: number
}

export interface Edge {
  from: string
  to: string
  /** From the bottom of the needed gate's box down to the top of the other. */
  points: { x: number; y: number }[]
}

export interface GateLayout {
  spots: LayoutSpot[]
  edges: Edge[]
  width: number
  height: number
}

export const BOX = { width: 176, height: 64 } as const

const GAP = { x: 20, y: 44 } as const
/** The width of an edge in a row that it only passes through. */
const LANE = 16

interface Item {
  key: string
  width: number
  /** Keys of the items in the row above that it is connected to. */
  above: string[]
}

/** Lays out gates so that needs are above. Needs outside the list are left out, and so are the edges that close a cycle. */
export function layoutGates(nodes: readonly LayoutNode[]): GateLayout {
  const rows = rowsOf(nodes)
  const items: Item[][] = Array.from({ length: Math.max(0, ...rows.values()) + (nodes.length > 0 ? 1 : 0) }, () => [])
  const chains: { from: string; to: string; keys: string[] }[] = []
  for (const { id, needs } of nodes) {
    const row = rows.get(id) ?? 0
    const item: Item = { key: id, width: BOX.width, above: [] }
    items[row]?.push(item)
    for (const from of needs) {
      const top = rows.get(from)
      if (top === undefined || top >= row) continue
      const lanes = Array.from({ length: row - top - 1 }, (_, index) => `${from} ${id} ${index}`)
      lanes.forEach((key, index) =>
        items[top + 1 + index]?.push({ key, width: LANE, above: [lanes[index - 1] ?? from] }),
      )
      item.above.push(lanes.at(-1) ?? from)
      chains.push({ from, to: id, keys: lanes })
    }
  }

  const ordered = inOrder(items)
  const widths = ordered.map((row) => row.reduce((sum, { width }) => sum + width + GAP.x, -GAP.x))
  const width = Math.max(0, ...widths)
  const centre = new Map<string, { x: number; y: number; row: number }>()
  ordered.forEach((row, index) => {
    let x = (width - (widths[index] ?? 0)) / 2
    for (const item of row) {
      centre.set(item.key, { x: x + item.width / 2, y: index * (BOX.height + GAP.y) + BOX.height / 2, row: index })
      x += item.width + GAP.x
    }
  })
  const at = (key: string) => centre.get(key) ?? { x: 0, y: 0, row: 0 }

  return {
    spots: nodes.map(({ id }) => ({ id, row: at(id).row, x: at(id).x - BOX.width / 2, y: at(id).y - BOX.height / 2 })),
    edges: chains.map(({ from, to, keys }) => ({
      from,
      to,
      points: [
        { x: at(from).x, y: at(from).y + BOX.height / 2 },
        // Straight down past the boxes of each row between.
        ...keys.flatMap((key) => [-1, 1].map((side) => ({ x: at(key).x, y: at(key).y + (side * BOX.height) / 2 }))),
        { x: at(to).x, y: at(to).y - BOX.height / 2 },
      ],
    })),
    width,
    height: ordered.length === 0 ? 0 : ordered.length * (BOX.height + GAP.y) - GAP.y,
  }
}

/** Each gate is one row below the lowest gate it needs. */
function rowsOf(nodes: readonly LayoutNode[]): Map<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const rows = new Map<string, number>()
  const open = new Set<string>()
  const rowOf = (id: string): number => {
    const known = rows.get(id)
    if (known !== undefined) return known
    open.add(id)
    const above = (byId.get(id)?.needs ?? []).filter((need) => byId.has(need) && !open.has(need)).map(rowOf)
    open.delete(id)
    const row = above.length === 0 ? 0 : Math.max(...above) + 1
    rows.set(id, row)
    return row
  }
  for (const { id } of nodes) rowOf(id)
  return rows
}

/** Orders each row by the middle of its connections above, so that few edges cross. Items without any keep their place. */
function inOrder(items: readonly Item[][]): Item[][] {
  const place = new Map<string, number>()
  return items.map((row) => {
    const middle = ({ above }: Item, index: number) =>
      above.length === 0 ? index : above.reduce((sum, key) => sum + (place.get(key) ?? 0), 0) / above.length
    const sorted = row
      .map((item, index) => ({ item, at: middle(item, index) }))
      .toSorted((one, other) => one.at - other.at)
      .map(({ item }) => item)
    sorted.forEach(({ key }, index) => place.set(key, index))
    return sorted
  })
}
