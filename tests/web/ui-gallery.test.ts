import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { GALLERY } from '../../web/src/lib/features/ui-gallery/gallery-index.ts'
import { files, read } from '../repo/files.ts'

const LIB = 'web/src/lib'
const shown = Object.entries(GALLERY).flatMap(([folder, names]) => names.map((name) => `${folder}/${name}`))
const componentsIn = (folder: string) =>
  readdirSync(join(import.meta.dirname, '../..', LIB, folder))
    .filter((file) => file.endsWith('.svelte'))
    .map((file) => file.replace('.svelte', ''))

/** The components that a file of the site imports, as the gallery names them. */
function importsOf(file: string): string[] {
  const folder = file.slice(LIB.length + 1, file.lastIndexOf('/'))
  return [...read(file).matchAll(/ from '(#lib|\.)\/(.+)\.svelte'/g)].map(([, from, path = '']) =>
    from === '#lib' ? path : `${folder}/${path}`,
  )
}

describe('the gallery of components', () => {
  it.each(['ui', 'charts'] as const)('names every component in %s', (folder) => {
    expect([...GALLERY[folder]].toSorted()).toEqual(componentsIn(folder).toSorted())
  })

  it('draws every component that it names, or what that is drawn in', () => {
    const drawn = files
      .filter((file) => /^web\/src\/lib\/features\/ui-gallery\/.*\.svelte$/.test(file))
      .flatMap((file) => importsOf(file))
    const within = drawn.flatMap((path) => {
      const file = `${LIB}/${path}.svelte`
      return files.includes(file) ? importsOf(file) : []
    })
    const all = new Set([...drawn, ...within])
    expect(shown.filter((path) => !all.has(path))).toEqual([])
  })
})
