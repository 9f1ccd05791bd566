import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import { toPlainFont } from './plain-font.server.ts'

const require = createRequire(import.meta.url)

/** The fonts of the site, in the parts they are served in. */
const PARTS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese', 'greek-ext', 'cyrillic-ext']
const FAMILIES = {
  sans: { name: 'source-sans-3', parts: PARTS },
  serif: { name: 'source-serif-4', parts: PARTS.filter((part) => part !== 'greek-ext') },
}
export type Family = keyof typeof FAMILIES

/** A family in one weight: each letter is drawn by the first of these fonts that has it. */
export type Typeface = readonly Font[]

const typefaces = new Map<string, Promise<Typeface>>()

export function loadTypeface(family: Family, weight: number): Promise<Typeface> {
  const key = `${family} ${weight}`
  const typeface = typefaces.get(key) ?? load(family, weight)
  typefaces.set(key, typeface)
  typeface.catch(() => typefaces.delete(key))
  return typeface
}

function load(family: Family, weight: number): Promise<Typeface> {
  const { name, parts } = FAMILIES[family]
  return Promise.all(
    parts.map(async (part) => {
      const path = require.resolve(`@fontsource-variable/${name}/files/${name}-${part}-wght-normal.woff2`)
      const font = create(await toPlainFont(await readFile(path)))
      if (!('getVariation' in font)) throw new Error(`${path} is not a single font.`)
      return font.getVariation({ wght: weight })
    }),
  )
}
