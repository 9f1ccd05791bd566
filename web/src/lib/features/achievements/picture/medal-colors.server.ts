import { readOklch, toHex, type Oklch } from './oklch.ts'

/** What medals.css makes of a face and a metal on light paper, as plain colours: names without their dashes. */
export type MedalColours = Record<
  'face-high' | 'face-low' | 'face-icon' | 'metal-high' | 'metal-low' | 'metal-leaf',
  string
>

/**
 * Reads the style sheet itself, as a browser would: the declarations for every face, then those of this one, then those of
 * the metal.
 */
export function medalColours(sheet: string, face: string, metal: string | null): MedalColours {
  const declared = new Map([
    ...declarations(sheet, '[data-face]'),
    ...declarations(sheet, `[data-face='${face}']`),
    ...declarations(sheet, `[data-metal='${metal}']`),
  ])
  const value = (name: string): string => {
    const written = declared.get(name)
    if (written === undefined) throw new Error(`${name} is not declared.`)
    return written.replaceAll(/var\(--([\w-]+)\)/g, (_, other: string) => value(other))
  }
  const colour = (name: string): Oklch => {
    const light = /^light-dark\((oklch\([^)]*\)), .*\)$/.exec(value(name))?.[1] ?? value(name)
    return readOklch(light.replaceAll(/calc\(([\d.]+) \* ([\d.]+)\)/g, (_, a, b) => String(Number(a) * Number(b))))
  }
  const [high, low] = [colour('metal-high'), colour('metal-low')]
  return {
    'face-high': toHex(colour('face-high')),
    'face-low': toHex(colour('face-low')),
    'face-icon': toHex(colour('face-icon')),
    'metal-high': toHex(high),
    'metal-low': toHex(low),
    'metal-leaf': toHex(mixed(high, low, 0.55)),
  }
}

/** The custom properties of a rule with exactly this selector. */
function declarations(sheet: string, selector: string): [name: string, value: string][] {
  const start = sheet.indexOf(`\n${selector} {`)
  if (start < 0) return []
  const body = sheet.slice(sheet.indexOf('{', start) + 1, sheet.indexOf('}', start))
  return [...body.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', written = '']) => [name, written.trim()])
}

const mixed = (a: Oklch, b: Oklch, share: number): Oklch => ({
  lightness: a.lightness * share + b.lightness * (1 - share),
  chroma: a.chroma * share + b.chroma * (1 - share),
  hue: a.hue * share + b.hue * (1 - share),
})
