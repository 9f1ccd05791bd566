const FENCE = /^\s*(?:```|~~~)/

/**
 * Markdown as it is read in a plain letter: without marks of emphasis, headings and code. Lists and quotations stay as they are, and
 * a link stands behind its words.
 */
export function plainText(markdown: string): string {
  let isCode = false
  const lines = markdown.split('\n').flatMap((line) => {
    if (FENCE.test(line)) {
      isCode = !isCode
      return []
    }
    return [isCode ? line : plainLine(line)]
  })
  return lines.join('\n').trim()
}

const plainLine = (line: string): string =>
  line
    .replace(/^ {0,3}#{1,6} +/, '')
    .split(/(`[^`]+`|\\[!-/:-@[-`{-~])/)
    .map((part, index) =>
      index % 2 === 0 ? plainPhrase(part) : part.startsWith('`') ? part.slice(1, -1) : part.slice(1),
    )
    .join('')

const plainPhrase = (text: string): string =>
  text
    .replaceAll(/!?\[([^[\]]*)\]\(([^()\s]*)\)/g, (_, words: string, url: string) =>
      words === '' || words === url ? url : `${words} (${url})`,
    )
    .replaceAll(/\*\*([^*]+)\*\*/g, '$1')
    .replaceAll(/(?<![\p{L}\p{N}_])__([^_]+)__(?![\p{L}\p{N}_])/gu, '$1')
    .replaceAll(/\*(?! )([^*]+)(?<! )\*/g, '$1')
    .replaceAll(/(?<![\p{L}\p{N}_])_([^_]+)_(?![\p{L}\p{N}_])/gu, '$1')
