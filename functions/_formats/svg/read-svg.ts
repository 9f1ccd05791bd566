import { SaxesParser } from 'saxes'
import { refuseFile } from '../../_domain/media/refuse-file.ts'
import { ATTRIBUTES, ELEMENTS, isHarmless, LEFT_OUT, WITHIN } from './allowed.ts'
import { cleanDeclarations, cleanStyleSheet } from './style.ts'

export interface SvgElement {
  name: string
  attributes: Map<string, string>
  children: (SvgElement | string)[]
}

const SVG = 'http://www.w3.org/2000/svg'
const XLINK = 'http://www.w3.org/1999/xlink'
const MAX_DEPTH = 60
const MAX_ELEMENTS = 20_000

/**
 * Reads a drawing into what is allowed of it: elements of SVG that only draw, with attributes that only say how. What stands in
 * other names, such as an editor's own, is left out; what would be seen and is not allowed is refused.
 */
export function readSvg(text: string): SvgElement {
  // What is being read; null: an element that is left out with all that is in it.
  const open: (SvgElement | null)[] = []
  let root: SvgElement | undefined
  let count = 0
  const parser = new SaxesParser({ xmlns: true })
  const add = (said: string) => open.at(-1)?.children.push(said)
  parser.on('error', ({ message }) => refuseFile(`This drawing is not XML: ${message.replace(/^\d+:\d+: /, '')}`))
  parser.on('doctype', (type) => {
    if (type.includes('[')) refuseFile('This drawing defines entities, which are not taken.')
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (open.length >= MAX_DEPTH || ++count > MAX_ELEMENTS) refuseFile('This drawing has too many parts.')
    if (!root && (local !== 'svg' || uri !== SVG))
      refuseFile('This file is no drawing: its first element is not <svg>.')
    const parent = open.at(-1)
    if (parent === null || uri !== SVG || LEFT_OUT.has(local)) {
      open.push(null)
      return
    }
    if (!ELEMENTS.has(local))
      refuseFile(
        `The drawing has <${local.slice(0, 40)}> in it, which is not taken: draw it with paths, shapes and text.`,
      )
    const kept = Object.values(attributes).flatMap((it) => cleanAttribute(it))
    const element: SvgElement = { name: local, attributes: new Map(kept), children: [] }
    parent?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => {
    const element = open.pop()
    if (element?.name === 'style') element.children = [cleanStyleSheet(element.children.filter(isText).join(''))]
  })
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(text).close()
  return root ?? refuseFile('There is nothing in this drawing.')
}

const isText = (child: SvgElement | string): child is string => typeof child === 'string'

function cleanAttribute({
  local,
  uri,
  prefix,
  value,
}: {
  local: string
  uri: string
  prefix: string
  value: string
}): [string, string][] {
  if (local === 'href' && (uri === '' || uri === XLINK))
    return WITHIN.test(value.trim()) ? [['href', value.trim()]] : []
  if (prefix !== '' || !ATTRIBUTES.has(local)) return []
  if (local === 'style') {
    const style = cleanDeclarations(value)
    return style === '' ? [] : [['style', style]]
  }
  return isHarmless(value) ? [[local, value]] : []
}
