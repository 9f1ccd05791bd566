import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFolderStore } from '../../../supabase/backup/folder-store.ts'
import { newBackupKey, toBackupKey } from '../../../supabase/backup/key.ts'
import { copyMedia, mediaIn, missingFrom, restoreMedia, verifyMedia } from '../../../supabase/backup/media.ts'
import { mediaOf } from '../../../supabase/backup/object-names.ts'
import type { Vault } from '../../../supabase/backup/objects.ts'

const SYSTEM = '42'
const COMMUNITY = randomUUID()

let home = ''
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'laude-media-'))
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** A folder with these files, and a store of its own with a copy of them. */
async function copied(...texts: string[]) {
  const place = join(home, randomUUID())
  const folder = join(place, 'media')
  const vault: Vault = { store: createFolderStore(join(place, 'store')), key: toBackupKey(newBackupKey()) }
  mkdirSync(join(folder, COMMUNITY), { recursive: true })
  const names = texts.map((text) => keep(folder, text))
  const copy = async () => copyMedia(vault, { system: SYSTEM, folder, known: await mediaIn(vault, SYSTEM) })
  const first = await copy()
  const stored = (name: string) => join(place, 'store', mediaOf(SYSTEM), name)
  return { place, folder, vault, names, copy, first, stored }
}

function keep(folder: string, text: string): string {
  const name = `${COMMUNITY}/${createHash('sha256').update(text).digest('hex')}`
  writeFileSync(join(folder, name), text)
  return name
}

describe('pictures and sounds in a backup', () => {
  it('are encrypted, copied once, and come back as they were', async () => {
    const { place, vault, folder, names, copy, first, stored } = await copied('a picture', 'a sound')
    expect(first).toMatchObject({ copied: 2, wrong: [] })
    expect(readFileSync(stored(names[0] ?? ''))).not.toContain('a picture')
    const added = keep(folder, 'another picture')
    writeFileSync(join(folder, COMMUNITY, '.writing-it'), 'half')
    expect(await copy()).toEqual({ names: expect.arrayContaining([...names, added]), copied: 1, wrong: [] })
    const into = join(place, 'restored')
    expect(await restoreMedia(vault, SYSTEM, into)).toEqual({ folder: into, files: 3, problems: [] })
    expect(await missingFrom(into, [...names, added])).toEqual([])
    expect(await verifyMedia(vault, SYSTEM, names)).toEqual([])
  })

  it('a file with other bytes than were uploaded is named, and not copied', async () => {
    const { folder, names, copy } = await copied('a picture')
    const cut = keep(folder, 'a long sound')
    writeFileSync(join(folder, cut), 'a long')
    expect(await copy()).toEqual({ names, copied: 0, wrong: [cut] })
    expect(await missingFrom(folder, [...names, cut])).toEqual([cut])
  })

  it('one that is missing in the store is found, and is missing after a restore', async () => {
    const { place, vault, names, stored } = await copied('a picture', 'a sound')
    const [gone = ''] = names
    rmSync(stored(gone))
    expect(await verifyMedia(vault, SYSTEM, names)).toEqual([
      { object: mediaOf(SYSTEM) + gone, what: 'It is missing.' },
    ])
    const into = join(place, 'restored')
    expect(await restoreMedia(vault, SYSTEM, into)).toMatchObject({ files: 1, problems: [] })
    expect(await missingFrom(into, names)).toEqual([gone])
  })

  it('one that is cut short in the store is named, and the others come back', async () => {
    const { place, vault, names, stored } = await copied('a picture', 'a sound')
    const [cut = ''] = names
    const path = stored(cut)
    writeFileSync(path, readFileSync(path).subarray(0, -4))
    const problems = [{ object: cut, what: expect.stringContaining('is cut off') }]
    expect(await verifyMedia(vault, SYSTEM, names)).toEqual(problems)
    expect(await restoreMedia(vault, SYSTEM, join(place, 'restored'))).toMatchObject({ files: 1, problems })
  })

  it('with another key none comes back, and the words say why', async () => {
    const { place, vault } = await copied('a picture')
    const other = { ...vault, key: toBackupKey(newBackupKey()) }
    expect(await restoreMedia(other, SYSTEM, join(place, 'restored'))).toMatchObject({
      files: 0,
      problems: [{ what: expect.stringContaining('was written with another key') }],
    })
  })
})
