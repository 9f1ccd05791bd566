const BACKSLASH = /\\(?=[!-/:-@[-`{-~\n])/g
/** Between letters they mark nothing, and neither do they in a gap to fill: "snake_case", "the _____ rises". */
const HARMLESS_UNDERSCORES = /(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])|(?<=\s|^)_+(?=\s|$)/u
const UNDERSCORES = new RegExp(`${HARMLESS_UNDERSCORES.source}|(_+)`, 'gu')
const SIGNS = /`|(?<=\S)\*|\*(?=\S)|\](?=[([:])|<(?=[a-z/!?])|&(?=#?\w{1,32};)|~/gi
/** What makes a line more than a line. */
const STARTS = /^([ \t]*)(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|(?:-[ \t]*)+$|=+[ \t]*$|(?:_[ \t]*){3,}$|(?:\*[ \t]*){3,}$)/gm
const NUMBERED = /^([ \t]*\d{1,9})([.)])(?=\s|$)/gm

/** Text that means nothing but itself, so that Markdown shows it as it is. */
export const escapeMarkdown = (text: string) =>
  text
    .replaceAll(BACKSLASH, String.raw`\\`)
    .replaceAll(UNDERSCORES, (run, marking?: string) => (marking ? run.replaceAll('_', String.raw`\_`) : run))
    .replaceAll(SIGNS, String.raw`\$&`)
    .replaceAll(STARTS, String.raw`$1\$2`)
    .replaceAll(NUMBERED, String.raw`$1\$2`)

/** Plain text with its lines: Markdown would run them together, and take an indented one for code. */
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
