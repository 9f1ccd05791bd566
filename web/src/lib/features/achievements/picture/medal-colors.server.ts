import { readOklch, toHex, type Oklch } from './oklch.ts'

/** The colors of medals.css for a face and a metal in the light theme, by the names of the custom properties. */
export type MedalColors = Record<
  'face-high' | 'face-low' | 'face-icon' | 'metal-high' | 'metal-low' | 'metal-leaf',
  string
>

/**
 * Resolves the style sheet's custom properties like a browser: declarations of every face, then of this face, then of the
 * metal.
 */
export function medalColors(sheet: string, face: string, metal: string | null): MedalColors {
  const declared = new Map([
    ...declarations(sheet, '[data-face]'),
    ...declarations(sheet, `[data-face='${face}']`),
    ...declarations(sheet, `[data-metal='${metal}']`),
  ])
  const value = (name: string): string => {
    const text = declared.get(name)
    if (text === undefined) throw new Error(`${name} is not declared.`)
    return text.replaceAll(/var\(--([\w-]+)\)/g, (_, other: string) => value(other))
  }
  const color = (name: string): Oklch => {
    const light = /^light-dark\((oklch\([^)]*\)), .*\)$/.exec(value(name))?.[1] ?? value(name)
    return readOklch(light.replaceAll(/calc\(([\d.]+) \* ([\d.]+)\)/g, (_, a, b) => String(Number(a) * Number(b))))
  }
  const [high, low] = [color('metal-high'), color('metal-low')]
  return {
    'face-high': toHex(color('face-high')),
    'face-low': toHex(color('face-low')),
    'face-icon': toHex(color('face-icon')),
    'metal-high': toHex(high),
    'metal-low': toHex(low),
    'metal-leaf': toHex(mix(high, low, 0.55)),
  }
}

/** The custom properties of a rule with exactly this selector. */
function declarations(sheet: string, selector: string): [name: string, value: string][] {
  const start = sheet.indexOf(`\n${selector} {`)
  if (start < 0) return []
  const body = sheet.slice(sheet.indexOf('{', start) + 1, sheet.indexOf('}', start))
  return [...body.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', text = '']) => [name, text.trim()])
}

const mix = (a: Oklch, b: Oklch, share: number): Oklch => ({
  lightness: a.lightness * share + b.lightness * (1 - share),
  chroma: a.chroma * share + b.chroma * (1 - share),
  hue: a.hue * share + b.hue * (1 - share),
})
