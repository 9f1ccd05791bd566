const BACKSLASH = /\\(?=[!-/:-@[-`{-~\n])/g
/** Underscores without a meaning in Markdown: between letters ("snake_case"), and as a gap to fill ("the _____ rises"). */
const HARMLESS_UNDERSCORES = /(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])|(?<=\s|^)_+(?=\s|$)/u
const UNDERSCORES = new RegExp(`${HARMLESS_UNDERSCORES.source}|(_+)`, 'gu')
const SIGNS = /`|(?<=\S)\*|\*(?=\S)|\](?=[([:])|<(?=[a-z/!?])|&(?=#?\w{1,32};)|~/gi
/** What begins a heading, quote, list or rule. */
const STARTS = /^([ \t]*)(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|(?:-[ \t]*)+$|=+[ \t]*$|(?:_[ \t]*){3,}$|(?:\*[ \t]*){3,}$)/gm
const NUMBERED = /^([ \t]*\d{1,9})([.)])(?=\s|$)/gm

/** Escapes a text so that Markdown shows it unchanged. */
export const escapeMarkdown = (text: string) =>
  text
    .replaceAll(BACKSLASH, String.raw`\\`)
    .replaceAll(UNDERSCORES, (run, marking?: string) => (marking ? run.replaceAll('_', String.raw`\_`) : run))
    .replaceAll(SIGNS, String.raw`\$&`)
    .replaceAll(STARTS, String.raw`$1\$2`)
    .replaceAll(NUMBERED, String.raw`$1\$2`)

/** Plain text as Markdown that keeps its lines: otherwise Markdown joins them and takes an indented one for code. */
export const plainToMarkdown = (text: string) =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => escapeMarkdown(line.trim()))
        .join('  \n'),
    )
    .join('\n\n')
