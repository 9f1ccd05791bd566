import { mapFormulas } from '../../_domain/attempts/formulas.ts'

/** Stands for a formula while the text around it is escaped. No keyboard has it. */
const PLACE = '\uE000'
const BACKSLASH = /\\(?=[!-/:-@[-`{-~\n\uE000])/g
/** Underscores without a meaning in Markdown: between letters ("snake_case"), and as a gap to fill ("the _____ rises"). */
const HARMLESS_UNDERSCORES = /(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])|(?<=\s|^)_+(?=\s|$)/u
const UNDERSCORES = new RegExp(`${HARMLESS_UNDERSCORES.source}|(_+)`, 'gu')
const SIGNS = /`|(?<=\S)\*|\*(?=\S)|\](?=[([:])|<(?=[a-z/!?])|&(?=#?\w{1,32};)|~/gi
/** What begins a heading, quote, list, rule or the line below the head of a table. */
const STARTS =
  /^([ \t]*)(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|(?:-[ \t]*)+$|(?=[-:| \t]*-)[-:|](?=[-:| \t]*$)|=+[ \t]*$|(?:_[ \t]*){3,}$|(?:\*[ \t]*){3,}$)/gm
const NUMBERED = /^([ \t]*\d{1,9})([.)])(?=\s|$)/gm

/** Escapes a text so that Markdown shows it unchanged, apart from its formulas. */
export const escapeMarkdown = (text: string) =>
  aroundFormulas(text, (rest) =>
    rest
      .replaceAll(BACKSLASH, String.raw`\\`)
      .replaceAll(UNDERSCORES, (run, marking?: string) => (marking ? run.replaceAll('_', String.raw`\_`) : run))
      .replaceAll(SIGNS, String.raw`\$&`)
      .replaceAll(STARTS, String.raw`$1\$2`)
      .replaceAll(NUMBERED, String.raw`$1\$2`),
  )

/** Undoes `escapeMarkdown`, for a text that has nothing else of Markdown. */
export const unescapeMarkdown = (text: string) =>
  aroundFormulas(text, (rest) => rest.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1'))

/** Lines mean nothing in a formula, but in Markdown they may. */
export const joinFormulas = (text: string) => mapFormulas(text, (formula) => formula.replaceAll(/\s*\n\s*/g, ' '))

/** Changes a text as a whole, since what a sign means depends on its neighbors, and leaves its formulas. */
function aroundFormulas(text: string, change: (rest: string) => string): string {
  const kept: string[] = []
  const keep = (part: string) => {
    kept.push(part)
    return PLACE
  }
  // A text that has the sign itself has no formulas.
  const rest = text.includes(PLACE) ? text : mapFormulas(text, keep)
  return change(rest).replaceAll(PLACE, () => kept.shift() ?? PLACE)
}

/** Plain text as Markdown that keeps its lines: otherwise Markdown joins them and takes an indented one for code. */
export const plainToMarkdown = (text: string) =>
  joinFormulas(text.replaceAll(/\r\n?/g, '\n'))
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => escapeMarkdown(line.trim()))
        .join('  \n'),
    )
    .join('\n\n')
