import { MEDIA_LIMITS } from '../../_domain/media/limits.ts'
import { refuseFile, refuseSize } from '../../_domain/media/refuse-file.ts'
import { decode } from '../decode.ts'
import { readSvg, type SvgElement } from './read-svg.ts'

export interface CleanDrawing {
  text: string
  width: number
  height: number
}

/** As many elements as a browser is made to draw, those that are drawn again and again included. */
const MAX_DRAWN = 50_000

/** A drawing that draws, and does nothing else. It says how large it is. */
export function cleanSvg(bytes: Uint8Array): CleanDrawing {
  if (bytes.length > MEDIA_LIMITS.drawing) refuseSize('A drawing (SVG) has up to 1 MiB.')
  const decoded = decode(bytes)
  if (decoded.text === undefined) refuseFile('A drawing (SVG) is taken in UTF-8.')
  const root = readSvg(decoded.text.replace(/^\uFEFF/, ''))
  if (drawnBy(root) > MAX_DRAWN) refuseFile('This drawing repeats its parts too often.')
  const { width, height, viewBox } = sizeOf(root)
  const said = { xmlns: 'http://www.w3.org/2000/svg', viewBox, width: String(width), height: String(height) }
  // In an order of its own: what is clean already stays as it is, byte for byte.
  root.attributes = new Map([...Object.entries(said), ...[...root.attributes].filter(([name]) => !(name in said))])
  return { text: write(root), width, height }
}

/** How much a browser draws of an element. One that draws itself would never end. */
function drawnBy(root: SvgElement): number {
  const byId = new Map<string, SvgElement>()
  const index = (element: SvgElement) => {
    const id = element.attributes.get('id')
    if (id !== undefined && !byId.has(id)) byId.set(id, element)
    for (const child of element.children) if (typeof child !== 'string') index(child)
  }
  index(root)
  const known = new Map<SvgElement, number>()
  const count = (element: SvgElement): number => {
    const before = known.get(element)
    if (before !== undefined) return before
    known.set(element, Infinity)
    let sum = 1
    for (const child of element.children) if (typeof child !== 'string') sum += count(child)
    const used = element.name === 'use' ? byId.get((element.attributes.get('href') ?? '').slice(1)) : undefined
    if (used) sum += count(used)
    known.set(element, sum)
    return sum
  }
  return count(root)
}

function sizeOf({ attributes }: SvgElement) {
  const [x, y, boxWidth, boxHeight] = (attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const hasBox = [x, y].every(Number.isFinite) && isLength(boxWidth) && isLength(boxHeight)
  const [ownWidth, ownHeight] = [pixels(attributes.get('width')), pixels(attributes.get('height'))]
  const width = ownWidth ?? (hasBox ? (ownHeight ? (ownHeight * boxWidth) / boxHeight : boxWidth) : undefined)
  const height = ownHeight ?? (hasBox && width !== undefined ? (width * boxHeight) / boxWidth : undefined)
  if (!isLength(width) || !isLength(height))
    refuseFile('This drawing does not say how large it is: give its <svg> a viewBox.')
  const scale = Math.min(1, MEDIA_LIMITS.width / width, MEDIA_LIMITS.height / height)
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
    viewBox: hasBox ? [x, y, boxWidth, boxHeight].join(' ') : `0 0 ${width} ${height}`,
  }
}

const isLength = (value: number | undefined): value is number => value !== undefined && value > 0 && value < 1e6

/** A length in pixels, or in a unit that is so many of them; undefined for a share of something. */
function pixels(value: string | undefined): number | undefined {
  const [, number, unit = ''] = /^\s*([\d.]+)\s*(px|pt|mm|cm|in)?\s*$/.exec(value ?? '') ?? []
  return number === undefined ? undefined : Number(number) * (PIXELS[unit] ?? 1)
}

const PIXELS: Record<string, number> = { pt: 96 / 72, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 }

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)

function write({ name, attributes, children }: SvgElement): string {
  const said = [...attributes].map(([attribute, value]) => ` ${attribute}="${escaped(value)}"`).join('')
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : write(child))).join('')
  return inside === '' ? `<${name}${said}/>` : `<${name}${said}>${inside}</${name}>`
}
