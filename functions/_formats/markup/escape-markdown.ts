/** Text that means nothing but itself, so that Markdown shows it as it is. Escapes no more than it has to. */
export const escapeMarkdown = (text: string) =>
  text
    .replaceAll(/\\(?=[!-/:-@[-`{-~\n])/g, String.raw`\\`)
    .replaceAll(
      /`|(?<=\S)\*|\*(?=\S)|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)|\](?=[([])|<(?=[a-z/!?])|&(?=#?\w{1,10};)|~(?=~)/gi,
      String.raw`\$&`,
    )
    .replaceAll(/^([ \t]*)(#{1,6}(?=\s|$)|[-+>](?=\s|$)|\*(?=\s|$)|(?:-{3,}|={3,})$)/gm, String.raw`$1\$2`)
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
