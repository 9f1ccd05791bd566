import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { plainWreath } from './src/lib/features/achievements/medallion/wreath-shape.ts'
import { ACHIEVEMENT_ICONS, UI_ICONS } from './src/lib/icons/icon-names.ts'

const ICONS = dirname(fileURLToPath(import.meta.resolve('lucide-static/icons/check.svg')))
const SPRITE = join(import.meta.dirname, '.svelte-kit/icons.svg')

/** What is drawn by an icon; color, stroke and size are those of the element that uses it. */
function symbol(name: string): string {
  const [, shapes = ''] = /<svg[^>]*>(.*)<\/svg>/s.exec(readFileSync(join(ICONS, `${name}.svg`), 'utf8')) ?? []
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replaceAll(/\s*\n\s*/g, '').replaceAll(' />', '/>')}</symbol>`
}

/** Writes the icons that the site uses into one file: a page refers to them, and browsers keep it for as long as it is the same. */
export function writeIconSprite() {
  const names = [...new Set([...UI_ICONS, ...ACHIEVEMENT_ICONS])].toSorted()
  const wreath = `<symbol id="wreath" viewBox="0 0 120 120">${plainWreath()}</symbol>`
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${names.map(symbol).join('')}${wreath}</svg>\n`
  mkdirSync(dirname(SPRITE), { recursive: true })
  writeFileSync(SPRITE, sprite)
}
