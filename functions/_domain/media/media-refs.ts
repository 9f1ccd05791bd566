/** The id of a medium, in small letters as Postgres writes it. */
const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** `![…]`, with what is shown. A bracket in it is escaped. */
export const MEDIA_BRACKETS = String.raw`!\[(?:\\[^\n]|[^\]\\\n]){0,2000}\]`
/** What stands behind that where it is one of ours, for patterns that look for others. */
export const OWN_MEDIUM = String.raw`media:${ID}\)`

/** A picture or sound in Markdown: `![what it shows](media:<id>)`. */
const MEDIUM = new RegExp(String.raw`(${MEDIA_BRACKETS})\(media:(${ID})\)`, 'y')

/** The picture or sound that begins at a place of a text. */
export function mediumAt(text: string, at: number): { end: number; id: string; alt: string } | undefined {
  MEDIUM.lastIndex = at
  const [all, brackets = '', id = ''] = MEDIUM.exec(text) ?? []
  if (all === undefined) return undefined
  return { end: at + all.length, id, alt: brackets.slice(2, -1).replaceAll(/\\([[\]\\])/g, '$1') }
}

const ANY = new RegExp(String.raw`\]\(media:(${ID})\)`, 'g')

/** The ids of what a text shows, each once. A text in a code block counts, too: whoever looks for ids looks for all. */
export const mediaIdsIn = (...texts: (string | null | undefined)[]): string[] => [
  ...new Set(texts.flatMap((text) => (text ? [...text.matchAll(ANY)].map(([, id = '']) => id) : []))),
]

const ANYWHERE = new RegExp(ID, 'g')

/** Whatever may be the id of something that a value shows, in a text or as a part of it. */
export const idsWithin = (value: object): string[] => [
  ...new Set([...JSON.stringify(value).matchAll(ANYWHERE)].map(([id]) => id)),
]

/** The Markdown of a medium. */
export const toMediaMarkdown = (id: string, alt: string): string =>
  `![${alt
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[[\]\\]/g, String.raw`\$&`)}](media:${id})`
