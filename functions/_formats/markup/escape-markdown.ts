/** Text that means nothing but itself, so that Markdown shows it as it is. Escapes no more than it has to. */
export const escapeMarkdown = (text: string) =>
  text
    .replaceAll(/\\(?=[!-/:-@[-`{-~\n])/g, String.raw`\\`)
    // Those at one side of a word mark it; between letters, and in a gap to fill, they mark nothing.
    .replaceAll(/(?<![\p{L}\p{N}_])_+(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])_+(?![\p{L}\p{N}_])/gu, (run) =>
      run.replaceAll('_', String.raw`\_`),
    )
    .replaceAll(/`|(?<=\S)\*|\*(?=\S)|\](?=[([])|<(?=[a-z/!?])|&(?=#?\w{1,10};)|~(?=~)/gi, String.raw`\$&`)
    .replaceAll(/^([ \t]*)(#{1,6}(?=\s|$)|[-+>](?=\s|$)|\*(?=\s|$)|(?:-{3,}|={3,}|_{3,})$)/gm, String.raw`$1\$2`)
    .replaceAll(/^([ \t]*\d{1,9})([.)])(?=\s|$)/gm, String.raw`$1\$2`)

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
