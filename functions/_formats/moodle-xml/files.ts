import type { BankMedia } from '../bank-media.ts'
import { childOf, childrenOf, type XmlElement } from './tree.ts'

/** How Moodle names a file beside a text. */
const PLUGINFILE = '@@PLUGINFILE@@'
const OWN_NAME = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.\w+$/

/** Numbers the files of a document. */
export const createFileNumbers = () => {
  let number = 0
  return () => `00000000-0000-4000-8000-${String(++number).padStart(12, '0')}`
}

/**
 * Takes the files of a question out of it, and has its texts show them by id. A file that no text shows is left out, with a
 * note. What was exported here names a file by its id.
 */
export function takeFiles(question: XmlElement, nextId: () => string, notes: string[]): BankMedia[] {
  const files = childrenOf(question, 'file')
  const text = childOf(question, 'text')
  if (files.length > 0) question.children = question.children.filter(({ name }) => name !== 'file')
  const taken = files.flatMap((file): BankMedia[] => {
    const name = file.attributes.name ?? ''
    const spellings = [...new Set([encodeURIComponent(name), encodeURI(name), name])]
    const shown = spellings.flatMap((spelling) => [`${PLUGINFILE}/${spelling}`])
    if (!text || name === '' || !shown.some((it) => text.text.includes(it))) {
      notes.push(`the file “${name.slice(0, 60)}” was left out: no text shows it`)
      return []
    }
    const id = OWN_NAME.exec(name)?.[1] ?? nextId()
    for (const spelling of shown) text.text = text.text.replaceAll(spelling, `media:${id}`)
    return [{ id, name, alt: '', base64: file.text.replaceAll(/\s/g, '') }]
  })
  return [...taken, ...question.children.flatMap((child) => takeFiles(child, nextId, notes))]
}

/** A text as our writer writes it, whole: a CDATA section may have tags in it. */
const TEXT = /<text>((?:<!\[CDATA\[[\s\S]*?\]\]>|[^<])*)<\/text>/g
const SHOWN = /\]\(media:([0-9a-f-]{36})\)/g

/** Puts files beside the texts of a document that show them. */
export function putFiles(xml: string, media: readonly BankMedia[]): string {
  if (media.length === 0) return xml
  const byId = new Map(media.map((it) => [it.id, it]))
  return xml.replaceAll(TEXT, (whole, inside: string) => {
    const files = new Map<string, BankMedia>()
    const named = inside.replaceAll(SHOWN, (mark, id: string) => {
      const file = byId.get(id)
      if (!file) return mark
      files.set(file.id, file)
      return `](${PLUGINFILE}/${nameOf(file)})`
    })
    if (files.size === 0) return whole
    const elements = [...files.values()].map(
      (file) => `<file name="${nameOf(file)}" path="/" encoding="base64">${file.base64}</file>`,
    )
    return `<text>${named}</text>${elements.join('')}`
  })
}

/** The id, with the ending by which other programs know what it is. */
const nameOf = ({ id, name }: BankMedia) => `${id}.${/\.(\w{1,5})$/.exec(name)?.[1] ?? 'bin'}`
