import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { calculateJwkThumbprint } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refuseForeignProject } from '../../supabase/local/auth/foreign-project.ts'
import { loadKeys } from '../../supabase/local/auth/keys.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laude-keys-'))
  file = join(folder, 'made', 'auth.json')
})
afterEach(() => rm(folder, { recursive: true }))

describe('the signing key', () => {
  test('is made once, for this account only, and named by its thumbprint', async () => {
    const first = await loadKeys(file)
    const second = await loadKeys(file)
    expect(second.publicJwk).toEqual(first.publicJwk)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(first.kid).toBe(await calculateJwkThumbprint(first.publicJwk))
    expect(first.publicJwk).not.toHaveProperty('d')
  })

  test('is one key when many first starts race, and leaves no litter', async () => {
    // One more turn of the event loop for each, so that some arrive at every step of the others.
    const start = async (turns: number) => {
      for (let i = 0; i < turns; i++) await setImmediate()
      return loadKeys(file)
    }
    const all = await Promise.all(Array.from({ length: 40 }, (_, turns) => start(turns)))
    expect(new Set(all.map(({ kid }) => kid)).size).toBe(1)
    expect(await readdir(join(folder, 'made'))).toEqual(['auth.json'])
  })

  test('is closed again after a careless restore', async () => {
    await loadKeys(file)
    await chmod(file, 0o644)
    await loadKeys(file)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('when damaged is one clear error, and is left for its owner to mend', async () => {
    await loadKeys(file)
    const good = await readFile(file, 'utf8')
    const other = JSON.parse(await readFile(await otherKey(), 'utf8'))
    const damages = ['', '{}', good.slice(0, -20), JSON.stringify({ ...JSON.parse(good), d: other.d })]
    for (const damage of damages) {
      await writeFile(file, damage)
      await expect(loadKeys(file)).rejects.toThrow(`The signing key in ${file} is damaged.`)
      expect(await readFile(file, 'utf8')).toBe(damage)
    }
  })

  async function otherKey() {
    const path = join(folder, 'other.json')
    await loadKeys(path)
    return path
  }
})

describe('SUPABASE_URL', () => {
  const own = 'http://localhost:54321'

  test.each([undefined, '', own, `${own}/`, `${own}/auth/v1`, 'HTTP://LOCALHOST:54321'])('%s is ours', (url) => {
    expect(() => refuseForeignProject(url, own)).not.toThrow()
  })

  test.each([
    'https://abc.supabase.co',
    'http://localhost:54322',
    'https://localhost:54321',
    'http://localhost:54321@evil.test',
    'localhost:54321',
    'nonsense',
  ])('%s is refused with a sentence', (url) => {
    expect(() => refuseForeignProject(url, own)).toThrow(`SUPABASE_URL is "${url}", but this stack is ${own}.`)
  })
})
