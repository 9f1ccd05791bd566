import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFolderStore } from '../../../functions/_services/media/folder-store.ts'
import type { MediaStore } from '../../../functions/_services/media/media-store.ts'
import { createSupabaseStore } from '../../../functions/_services/media/supabase-store.ts'
import { SERVICE_KEY, startStorage } from '../../support/storage-server.ts'

const bytes = new TextEncoder().encode('what is heard')
const name = () => `${randomUUID()}/${'a'.repeat(64)}`
const textOf = async (stream: ReadableStream<Uint8Array<ArrayBuffer>> | undefined) =>
  stream && new Response(stream).text()
const namesIn = async (store: MediaStore) => {
  const names: string[] = []
  for await (const { name, putAt } of store.list()) if (Math.abs(Date.now() - putAt) < 3_600_000) names.push(name)
  return names
}

let folder: string
let storage: Awaited<ReturnType<typeof startStorage>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laude-store-'))
  storage = await startStorage()
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await storage.stop()
})

const STORES: [string, () => MediaStore][] = [
  ['a folder', () => createFolderStore(folder)],
  ['Supabase Storage', () => createSupabaseStore({ url: storage.url, serviceKey: SERVICE_KEY })],
]

describe.each(STORES)('%s', (_, open) => {
  it('gives back what was put, whole or in parts, however often', async () => {
    const [store, file] = [open(), name()]
    await Promise.all([1, 2, 3].map(() => store.put(file, bytes, 'audio/wav')))
    expect(await store.has(file)).toBe(true)
    expect(await textOf(await store.get(file))).toBe('what is heard')
    expect(await textOf(await store.get(file, { start: 5, end: 6 }))).toBe('is')
    expect(await namesIn(store)).toContain(file)
  })

  it('knows nothing of what was never there, or is there no more', async () => {
    const [store, file] = [open(), name()]
    expect(await store.has(file)).toBe(false)
    expect(await store.get(file)).toBeUndefined()
    await store.remove(file)
    await store.put(file, bytes, 'audio/wav')
    await store.remove(file)
    expect(await store.get(file)).toBeUndefined()
    expect(await namesIn(store)).not.toContain(file)
  })
})

describe('a folder', () => {
  it('that is not there yet has no files', async () => {
    expect(await namesIn(createFolderStore(join(folder, 'nowhere')))).toEqual([])
  })

  it('shows nothing under its name that is not whole', async () => {
    const [store, file] = [createFolderStore(folder), name()]
    await store.put(file, bytes, 'audio/wav')
    const [community = ''] = file.split('/')
    // What a killed process leaves.
    await writeFile(join(folder, community, '.writing-1'), 'wha')
    await utimes(join(folder, community, '.writing-1'), 1, 1)
    expect(await readdir(join(folder, community))).toHaveLength(2)
    expect(await store.has(file)).toBe(true)
  })
})

describe('Supabase Storage', () => {
  const client = () => createClient(storage.url, SERVICE_KEY).storage.from('media')

  it('holds what Supabase’s own client finds there, and the other way round', async () => {
    const store = createSupabaseStore({ url: storage.url, serviceKey: SERVICE_KEY })
    const [ours, theirs] = [name(), name()]
    await store.put(ours, bytes, 'audio/wav')
    const { data } = await client().download(ours)
    expect(await data?.text()).toBe('what is heard')
    const { error } = await client().upload(theirs, bytes, { contentType: 'audio/wav' })
    expect(error).toBeNull()
    expect(await textOf(await store.get(theirs))).toBe('what is heard')
    const [community = '', file = ''] = theirs.split('/')
    const listed = await client().list(community)
    expect(listed.data?.map(({ name }) => name)).toEqual([file])
    await client().remove([theirs])
    expect(await store.has(theirs)).toBe(false)
  })

  it('refuses another key', async () => {
    const store = createSupabaseStore({ url: storage.url, serviceKey: 'another key, which is as long' })
    await expect(store.put(name(), bytes, 'audio/wav')).rejects.toThrow('Storage did not put a file: 400')
    await expect(store.has(name())).rejects.toThrow('400')
  })
})
