import { decodeEntities, isEntity } from './entities.ts'

const TOKEN = /<(\/?)([a-z][a-z0-9]*)[^<>]*>|<[!?/][^<>]*>|[^<]+|</gi
const SILENT = new Set(['script', 'style', 'head', 'title', 'template'])
const BLOCK =
  /^(?:address|article|aside|blockquote|center|dd|div|dl|dt|fieldset|footer|form|h[1-6]|header|hr|li|main|ol|p|pre|section|table|tbody|td|th|thead|tr|ul)$/

/**
 * The text of any HTML, as far as a mail program would show it. Nothing is refused and no markup is left: quoted parts get the ">" of a
 * plain mail, items their dash, and pictures are nothing.
 */
export function htmlToText(html: string): string {
  const lines: string[] = ['']
  let silent: string | undefined
  let quotes = 0
  const newLine = () => {
    if (lines.at(-1) !== '') lines.push('')
  }
  const quote = () => (quotes > 0 ? `${'>'.repeat(quotes)} ` : '')
  const write = (text: string) => {
    const line = lines.at(-1) ?? ''
    const written = text.replaceAll(/\s+/g, ' ')
    const shown = line === '' ? written.trimStart() : written
    if (shown !== '') lines[lines.length - 1] = (line === '' ? quote() : line) + shown
  }
  for (const [token, slash, tag] of withoutComments(html).matchAll(TOKEN)) {
    const name = tag?.toLowerCase()
    if (silent !== undefined) {
      if (slash === '/' && name === silent) silent = undefined
    } else if (name === undefined) {
      if (!/^<[!?/]/.test(token)) write(decode(token))
    } else if (SILENT.has(name)) {
      if (slash === '') silent = name
    } else if (name === 'br') {
      lines.push('')
    } else if (BLOCK.test(name)) {
      newLine()
      if (name === 'blockquote') quotes = Math.max(0, Math.min(9, quotes + (slash === '/' ? -1 : 1)))
      if (name === 'p' && slash === '/') lines.push('')
      if (name === 'li' && slash === '') write('- ')
    }
  }
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

function withoutComments(html: string): string {
  const [before = '', ...parts] = html.split('<!--')
  return parts.reduce((kept, part) => {
    const end = part.indexOf('-->')
    return end === -1 ? kept : kept + part.slice(end + '-->'.length)
  }, before)
}

/** What stands for no letter is left as it was typed. */
const decode = (text: string) =>
  text.replaceAll(/&(#?\w{1,10});/g, (written, reference: string) =>
    isEntity(reference) ? decodeEntities(written) : written,
  )
