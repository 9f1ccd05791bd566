import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from 'vitest'
import { createFolderStore } from '../../../supabase/backup/folder-store.ts'
import { newBackupKey, toBackupKey } from '../../../supabase/backup/key.ts'
import { getChunks, putChunks } from '../../../supabase/backup/objects.ts'
import { copyMissing } from '../../../supabase/backup/offsite.ts'
import { createS3Store } from '../../../supabase/backup/s3-store.ts'
import type { ObjectStore } from '../../../supabase/backup/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'laude-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// TEST_S3_STORE=s3://bucket?endpoint=http://localhost:7070 names a bucket of a real server, with AWS_ACCESS_KEY_ID beside it.
const {
  TEST_S3_STORE: bucket,
  AWS_ACCESS_KEY_ID: accessKeyId = '',
  AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
} = process.env
const NO_S3 = 'TEST_S3_STORE names no bucket.'
const inBucket = (credentials = { accessKeyId, secretAccessKey }) => {
  const place = new URL(bucket ?? 's3://none')
  place.pathname = `/${randomUUID()}`
  return createS3Store(place.href, credentials)
}
const STORES: Record<string, () => ObjectStore | undefined> = {
  folder: () => createFolderStore(join(folder, randomUUID())),
  bucket: () => (bucket ? inBucket() : undefined),
}

const textIn = async (store: ObjectStore, name: string) => (await buffer(await store.get(name))).toString()

describe.each(Object.entries(STORES))('a %s', (_, open) => {
  it('keeps what it was given, and never replaces it', async ({ skip }) => {
    const store = open() ?? skip(NO_S3)
    expect(await store.put('one/wal/a', Buffer.from('first'))).toBe(true)
    expect(await store.put('one/wal/a', Buffer.from('second'))).toBe(false)
    expect(await textIn(store, 'one/wal/a')).toBe('first')
  })

  it('lists what begins like that, and only once it is whole', async ({ skip }) => {
    const store = open() ?? skip(NO_S3)
    expect(await store.list('')).toEqual([])
    for (const name of ['one/wal/a', 'one/wal/b', 'one/bases/x/manifest', 'two/wal/a'])
      await store.put(name, Buffer.from(name))
    const names = async (prefix: string) => (await store.list(prefix)).map((it) => it.name).toSorted()
    expect(await names('one/wal/')).toEqual(['one/wal/a', 'one/wal/b'])
    expect(await names('')).toHaveLength(4)
    expect((await store.list('two/'))[0]).toEqual({ name: 'two/wal/a', bytes: 9 })
  })

  it('lists while objects are deleted, and leaves out what is gone', async ({ skip }) => {
    const store = open() ?? skip(NO_S3)
    const names = Array.from({ length: 100 }, (_, nth) => `one/wal/${nth}`)
    for (const name of [...names, 'one/kept']) await store.put(name, Buffer.from(name))
    const deleted = Promise.all(names.map((name) => store.delete(name)))
    const lists = await Promise.all(Array.from({ length: 20 }, () => store.list('')))
    for (const list of lists) expect(list.map(({ name }) => name)).toContain('one/kept')
    await deleted
    expect(await store.list('')).toEqual([{ name: 'one/kept', bytes: 8 }])
  })

  it('says which object it does not have, and deletes what is not there', async ({ skip }) => {
    const store = open() ?? skip(NO_S3)
    await store.put('one/wal/a', Buffer.from('a'))
    await store.delete('one/wal/a')
    await store.delete('one/wal/a')
    await expect(store.get('one/wal/a')).rejects.toThrow('one/wal/a is not in')
  })

  it('takes a stream as several objects, and a second store gets what it lacks', async ({ skip }) => {
    const store = open() ?? skip(NO_S3)
    const vault = { store, key: toBackupKey(newBackupKey()) }
    // Noise does not become smaller.
    const noise = Buffer.from(Array.from({ length: 40_000 }, () => randomUUID()).join(''))
    async function* source() {
      for (let time = 0; time < 40; time++) yield noise
    }
    const chunks = await putChunks(vault, (number) => `one/bases/x/data-${number}`, source())
    const second = createFolderStore(join(folder, randomUUID()))
    expect(await copyMissing(store, second)).toEqual(chunks.map(({ name }) => name))
    expect(await copyMissing(store, second)).toEqual([])
    await store.put('late', Buffer.from('pruned while others are copied'))
    const pruned: ObjectStore = {
      ...store,
      list: async (prefix) => {
        const listed = await store.list(prefix)
        await store.delete('late')
        return listed
      },
    }
    expect(await copyMissing(pruned, second)).toEqual([])
    let length = 0
    for await (const piece of getChunks({ ...vault, store: second }, chunks)) length += piece.length
    expect(length).toBe(40 * noise.length)
    const [first] = chunks
    await expect(buffer(getChunks(vault, [{ ...first!, sha256: 'other' }]))).rejects.toThrow(/another object/)
  })
})

describe('a bucket', () => {
  it('refuses a signature of another secret in words', async ({ skip }) => {
    if (!bucket) skip(NO_S3)
    const store = inBucket({ accessKeyId, secretAccessKey: 'another' })
    await expect(store.put('one/wal/a', Buffer.from('a'))).rejects.toThrow(
      /refuses these credentials: SignatureDoesNotMatch/,
    )
  })

  it('lists more than one page', async ({ skip }) => {
    if (!bucket) skip(NO_S3)
    const store = inBucket()
    const numbers = Array.from({ length: 1001 }, (_, number) => number)
    for (let from = 0; from < numbers.length; from += 50)
      await Promise.all(
        numbers.slice(from, from + 50).map((number) => store.put(`one/wal/${number}`, Buffer.from('a'))),
      )
    expect(new Set((await store.list('one/')).map(({ name }) => name)).size).toBe(1001)
  })

  it('that does not answer is named', async () => {
    const store = createS3Store('s3://bucket?endpoint=http://127.0.0.1:9', {
      accessKeyId: 'id',
      secretAccessKey: 'secret',
    })
    await expect(store.list('')).rejects.toThrow('s3://bucket/ does not answer at 127.0.0.1:9.')
  })
})

describe('a folder', () => {
  it('shows nothing of what a writer left that was killed, and deletes it an hour later', async () => {
    const place = join(folder, randomUUID())
    const store = createFolderStore(place)
    await store.put('one/wal/a', Buffer.from('a'))
    const left = join(place, 'one/wal/.writing-0')
    writeFileSync(left, 'half')
    expect((await store.list('')).map(({ name }) => name)).toEqual(['one/wal/a'])
    expect(readdirSync(join(place, 'one/wal'))).toHaveLength(2)
    const before = Date.now() / 1000 - 4000
    utimesSync(left, before, before)
    await store.list('')
    expect(readdirSync(join(place, 'one/wal'))).toEqual(['a'])
  })

  it('that cannot be written says so', async ({ skip }) => {
    if (process.getuid?.() === 0) skip('root may write everywhere')
    const place = join(folder, 'closed')
    mkdirSync(place)
    chmodSync(place, 0o500)
    await expect(createFolderStore(place).put('one/wal/a', Buffer.from('a'))).rejects.toThrow(/cannot be written/)
  })
})
