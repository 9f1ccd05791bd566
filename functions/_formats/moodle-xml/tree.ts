import { SaxesParser } from 'saxes'
import { ImportError } from '../diagnostics.ts'

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

/**
 * Parses XML into a tree. A document type is refused, and with it every entity but the five of XML itself: entities can read
 * other files, or expand a small file beyond any memory.
 */
export function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, line: 1, text: '', children: [] }
  const open = [root]
  const parser = new SaxesParser()
  const refuse = (...[code, message]: ConstructorParameters<typeof ImportError>) => {
    throw new ImportError(code, message, parser.line)
  }
  const add = (text: string) => {
    const top = open.at(-1)
    if (top) top.text += text
  }
  parser.on('error', ({ message }) => {
    const [, entity = ''] = /&([^;&\s]{0,40});?$/.exec(text.slice(0, parser.position)) ?? []
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
    const element = { name, attributes: {}, line: parser.line, text: '', children: [] }
    open.at(-1)?.children.push(element)
    if (open.push(element) > MAX_DEPTH) refuse('malformed', 'it is nested too deeply')
  })
  parser.on('opentag', ({ attributes }) => {
    const top = open.at(-1)
    if (top) top.attributes = { ...attributes }
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(text).close()
  return root.children[0] ?? root
}

export const childrenOf = (element: XmlElement, name: string) => element.children.filter((child) => child.name === name)

export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name)

/** The text of a child that has nothing else, trimmed; empty if it is not there. */
export const valueOf = (element: XmlElement, name: string) => childOf(element, name)?.text.trim() ?? ''
