import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'

const require = createRequire(import.meta.url)
/** It comes without types: a font for the web as the plain font that it was made of. */
const { decompress }: { decompress: (font: Uint8Array) => Promise<Uint8Array> } = require('wawoff2')

/** The site's own faces, each in the parts it is served in. */
const PARTS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese', 'greek-ext', 'cyrillic-ext']
const FAMILIES = {
  sans: { name: 'source-sans-3', parts: PARTS },
  serif: { name: 'source-serif-4', parts: PARTS.filter((part) => part !== 'greek-ext') },
}
export type Family = keyof typeof FAMILIES

/** A face in one weight: of several fonts the first that has a letter draws it. */
export type Typeface = readonly Font[]

const known = new Map<string, Promise<Typeface>>()

export function faceOf(family: Family, weight: number): Promise<Typeface> {
  const key = `${family} ${weight}`
  const face = known.get(key) ?? load(family, weight)
  known.set(key, face)
  face.catch(() => known.delete(key))
  return face
}

function load(family: Family, weight: number): Promise<Typeface> {
  const { name, parts } = FAMILIES[family]
  return Promise.all(
    parts.map(async (part) => {
      const path = require.resolve(`@fontsource-variable/${name}/files/${name}-${part}-wght-normal.woff2`)
      const font = create(Buffer.from(await decompress(await readFile(path))))
      if (!('getVariation' in font)) throw new Error(`${path} is no single font.`)
      return font.getVariation({ wght: weight })
    }),
  )
}
