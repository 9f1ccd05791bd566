import type { Font } from 'fontkit'
import type { Typeface } from './fonts.server.ts'

// Text becomes outlines, so a user's text is never parsed as markup.

interface TextRun {
  font: Font
  text: string
}

const fontFor = (face: Typeface, letter: string): Font | undefined =>
  face.find((font) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))

/** The part of a text that a typeface can draw: letters without a glyph are left out. */
export const drawable = (face: Typeface, text: string): string =>
  Array.from(text.normalize('NFC').replaceAll(/\s+/gu, ' '))
    .filter((letter) => fontFor(face, letter) !== undefined)
    .join('')
    .trim()

/** Splits a text into runs of one font each. */
function textRuns(face: Typeface, text: string): TextRun[] {
  const runs: TextRun[] = []
  for (const letter of text) {
    const font = fontFor(face, letter)
    if (!font) continue
    const last = runs.at(-1)
    if (last?.font === font) last.text += letter
    else runs.push({ font, text: letter })
  }
  return runs
}

export function widthOf(face: Typeface, text: string, size: number): number {
  return textRuns(face, text).reduce(
    (sum, { font, text: run }) => sum + (font.layout(run).advanceWidth * size) / font.unitsPerEm,
    0,
  )
}

export interface PlacedText {
  x: number
  /** Of the baseline. */
  y: number
  size: number
  fill: string
}

export function outline(face: Typeface, text: string, { x, y, size, fill }: PlacedText): string {
  let pen = x
  const paths = textRuns(face, text).flatMap(({ font, text: run }) => {
    const scale = size / font.unitsPerEm
    const { glyphs, positions } = font.layout(run)
    return glyphs.map((glyph, index) => {
      const at = pen
      pen += (positions[index]?.xAdvance ?? 0) * scale
      const d = glyph.path.toSVG()
      return d && `<path d="${d}" transform="translate(${round(at)} ${y}) scale(${scale} ${-scale})"/>`
    })
  })
  return `<g fill="${fill}">${paths.join('')}</g>`
}

const round = (value: number) => Math.round(value * 100) / 100

interface WrapOptions {
  size: number
  /** Of each line. */
  width: number
  lines: number
}

/** Wraps a text into lines; text that does not fit is cut off with an ellipsis. */
export function wrap(face: Typeface, text: string, { size, width, lines: most }: WrapOptions): string[] {
  const fits = (line: string) => widthOf(face, line, size) <= width
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word
    if (!line || fits(longer)) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  if (line) lines.push(line)
  const shown = lines.slice(0, most)
  return shown.map((it, index) => {
    const cut = index === most - 1 && lines.length > most
    return cut || !fits(it) ? shortened(it, fits) : it
  })
}

/** Ends at a word, if the line has more than one that fits. */
function shortened(line: string, fits: (line: string) => boolean): string {
  const words = line.split(' ')
  while (words.length > 1 && !fits(`${words.join(' ')}…`)) words.pop()
  const letters = Array.from(words.join(' '))
  while (letters.length > 0 && !fits(`${letters.join('').trimEnd()}…`)) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
