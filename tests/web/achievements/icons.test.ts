import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { achievementIcon } from '../../../web/src/lib/features/achievements/medallion/achievement-icons.ts'
import { ACHIEVEMENT_ICONS, UI_ICONS } from '../../../web/src/lib/icons/icon-names.ts'
import { files, read, root } from '../../repo/files.ts'

describe('the icons of achievements', () => {
  const seeded = files
    .filter((file) => /^(seeds|migrations)\/.*\.sql$/.test(file))
    .flatMap((file) => [...read(file).matchAll(/"icon": "([a-z0-9-]+)"/g)].map(([, icon = '']) => icon))

  it('named in seeds and migrations are all on the site', () => {
    expect(seeded.length).toBeGreaterThan(90)
    expect([...new Set(seeded)].filter((icon) => achievementIcon(icon) !== icon)).toEqual([])
  })

  it('that the site does not have are drawn as an award', () => {
    expect(achievementIcon('constructor')).toBe('award')
  })
})

describe('the icons of the site', () => {
  it('are all drawn by the library', () => {
    const icons = join(root, 'node_modules/lucide-static/icons')
    expect([...UI_ICONS, ...ACHIEVEMENT_ICONS].filter((name) => !existsSync(join(icons, `${name}.svg`)))).toEqual([])
  })

  it('that are not for achievements are all used: every page loads the file with all of them', () => {
    const code = files
      .filter((file) => /^web\/src\/.*\.(?:svelte|ts)$/.test(file) && !file.endsWith('icon-names.ts'))
      .map(read)
      .join('\n')
    expect(UI_ICONS.filter((name) => !code.includes(`'${name}'`) && !code.includes(`"${name}"`))).toEqual([])
  })
})
