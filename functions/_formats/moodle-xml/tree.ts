import { SaxesParser } from 'saxes'
import { ImportError } from '../diagnostics.ts'
import { PAUSE, STEP, type Steps } from '../steps.ts'

export interface XmlElement {
  name: string
  attributes: Record<string, string>
  line: number
  /** The text directly in it. */
  text: string
  children: XmlElement[]
}

/** Deeper than any file of questions. */
const MAX_DEPTH = 20
/** More parts than any question has. */
const MAX_PARTS = 1000
/** Longer than any text that is read: pictures inside of texts are not kept in memory. */
const MAX_TEXT = 30_000
/** Of a file in base 64: no document is longer. */
const MAX_FILE = 14 * 2 ** 20

/**
 * Parses XML step by step and yields the elements right below its root, each when it ends. A document type is refused, and with
 * it every entity but the five of XML itself: entities can read other files, or expand a small file beyond any memory.
 */
export function* elementsOf(text: string, rootName: string): Steps<XmlElement> {
  const open: XmlElement[] = []
  const parser = new SaxesParser()
  let ended: XmlElement[] = []
  const refuse = (...[code, message]: ConstructorParameters<typeof ImportError>) => {
    throw new ImportError(code, message, parser.line)
  }
  const add = (text: string) => {
    const top = open.at(-1)
    const most = top?.name === 'file' ? MAX_FILE : MAX_TEXT
    if (top && open.length > 1 && top.text.length < most) top.text += text
  }
  parser.on('error', ({ message }) => {
    const near = text.slice(Math.max(0, parser.position - 60), parser.position)
    const [, entity = ''] = /&([^;&\s]{0,40});?$/.exec(near) ?? []
    if (message.endsWith('undefined entity.'))
      refuse('entity', `&${entity}; is no entity of XML; write the letter itself`)
    refuse('malformed', `this is not XML: ${message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')}`)
  })
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding))
      refuse('not_utf8', `the file says that it is ${encoding}. Save it as UTF-8`)
  })
  parser.on('doctype', () => refuse('doctype', 'a document type (<!DOCTYPE …>) is not taken; questions need none'))
  parser.on('opentagstart', ({ name }) => {
    if (open.length === 0 && name !== rootName)
      refuse('malformed', `expected <${rootName}>, and found <${name.slice(0, 60)}>`)
    const element: XmlElement = { name, attributes: {}, line: parser.line, text: '', children: [] }
    const parent = open.at(-1)
    if (open.length > 1 && parent?.children.push(element) === MAX_PARTS)
      refuse('malformed', `<${parent.name}> has ${MAX_PARTS} parts or more`)
    if (open.push(element) > MAX_DEPTH) refuse('malformed', 'it is nested too deeply')
  })
  parser.on('opentag', ({ attributes }) => {
    const top = open.at(-1)
    if (top) top.attributes = { ...attributes }
  })
  parser.on('closetag', () => {
    const element = open.pop()
    if (element && open.length === 1) ended.push(element)
  })
  parser.on('text', add)
  parser.on('cdata', add)
  for (let at = 0; at < text.length; at += STEP) {
    parser.write(text.slice(at, at + STEP))
    yield* ended
    ended = []
    yield PAUSE
  }
  parser.close()
}

export const childrenOf = (element: XmlElement, name: string) => element.children.filter((child) => child.name === name)

export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name)

/** The text of a child that has nothing else, trimmed; empty if it is not there. */
export const valueOf = (element: XmlElement, name: string) => childOf(element, name)?.text.trim() ?? ''
