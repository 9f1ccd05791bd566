import { describe, expect, it } from 'vitest'
import { files, read } from '../../repo/files.ts'

describe('the icons of achievements', () => {
  const seeded = files
    .filter((file) => /^(seeds|migrations)\/.*\.sql$/.test(file))
    .flatMap((file) => [...read(file).matchAll(/"icon": "([a-z0-9-]+)"/g)].map(([, icon = '']) => icon))

  it('named in seeds and migrations are all bundled with the site', () => {
    const source = read('web/src/lib/features/achievements/medallion/achievement-icons.ts')
    expect(seeded.length).toBeGreaterThan(90)
    expect([...new Set(seeded)].filter((icon) => !source.includes(`@lucide/svelte/icons/${icon}'`))).toEqual([])
  })
})
