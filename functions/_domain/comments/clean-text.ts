/** What turns the direction of text around, and tags that are not drawn. Joiners stay: emoji and several scripts need them. */
const TURNING = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E0FFF}]/gu
/** Control characters but the line feed and the tab. */
const CONTROLS = /[^\P{Cc}\n\t]/gu

/** A comment without signs that nobody sees or that turn other words around, and without more than one empty line in a row. */
export const cleanText = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(TURNING, '')
    .replaceAll(CONTROLS, '')
    .replaceAll(/[^\S\n]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
