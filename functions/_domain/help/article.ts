/** What help articles are about, in the order of the help center. */
export const HELP_CATEGORIES = ['tests', 'progress', 'achievements', 'courses', 'account', 'teaching'] as const
export type HelpCategory = (typeof HELP_CATEGORIES)[number]

export interface HelpArticle {
  /** The name of its file, by which other articles link to it. */
  slug: string
  title: string
  category: HelpCategory
  /** Its place in the category, from 1. */
  order: number
  summary: string
  /** Words that people type and the article does not use. */
  keywords: string[]
  /** Markdown. */
  body: string
}

/** The most characters of what a list shows. */
export const HELP_LIMITS = { title: 60, summary: 140 } as const

const FIELDS = ['title', 'category', 'order', 'summary', 'keywords'] as const
type Field = (typeof FIELDS)[number]

/** A field of the front matter, with its line in the file, from 1. */
interface WrittenField {
  value: string
  line: number
}

/**
 * Reads an article: front matter of one `key: value` a line between two lines `---`, then Markdown. Throws a SyntaxError that
 * names every mistake with its line.
 */
export function parseHelpArticle(slug: string, text: string): HelpArticle {
  const faults: string[] = []
  const refuse = (line: number, message: string) => void faults.push(`${slug}.md:${line}: ${message}`)

  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const end = lines.indexOf('---', 1)
  if (lines[0] !== '---' || end === -1)
    throw new SyntaxError(`${slug}.md:1: expected the front matter between two lines ---`)
  const written = readFields(lines.slice(1, end), refuse)
  for (const field of FIELDS) if (!written.has(field)) refuse(end + 1, `expected ${field}: in the front matter`)

  const textOf = (field: Field) => written.get(field)?.value ?? ''
  const check = (field: Field, isRight: (value: string) => boolean, message: string) => {
    const it = written.get(field)
    if (it && !isRight(it.value)) refuse(it.line, message)
  }
  const category = HELP_CATEGORIES.find((name) => name === textOf('category'))
  const keywords = textOf('keywords')
    .split(',')
    .map((word) => word.trim())
  for (const field of ['title', 'summary'] as const)
    check(
      field,
      ({ length }) => length <= HELP_LIMITS[field],
      `the ${field} has more than ${HELP_LIMITS[field]} characters`,
    )
  check('category', () => category !== undefined, `expected a category: ${HELP_CATEGORIES.join(', ')}`)
  check('order', (order) => /^[1-9]\d{0,2}$/.test(order), 'expected a place in the category, such as 1')
  check('keywords', () => keywords.every((word) => word !== ''), 'expected words with one comma between them')

  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) refuse(1, 'expected a file name of lower-case words joined by hyphens')
  const body = lines
    .slice(end + 1)
    .join('\n')
    .trim()
  if (body === '') refuse(end + 1, 'expected an article below the front matter')

  if (faults.length > 0 || category === undefined) throw new SyntaxError(faults.join('\n'))
  const order = Number(textOf('order'))
  return { slug, title: textOf('title'), category, order, summary: textOf('summary'), keywords, body }
}

function readFields(lines: readonly string[], refuse: (line: number, message: string) => void) {
  const written = new Map<Field, WrittenField>()
  for (const [index, text] of lines.entries()) {
    const line = index + 2
    const [, key = '', value = ''] = /^([a-z]+): +(.*\S)\s*$/.exec(text) ?? []
    const field = FIELDS.find((name) => name === key)
    if (key === '') refuse(line, 'expected "key: value"')
    else if (!field) refuse(line, `there is no field ${key}: expected ${FIELDS.join(', ')}`)
    else if (written.has(field)) refuse(line, `${key} is there twice`)
    else written.set(field, { value, line })
  }
  return written
}
