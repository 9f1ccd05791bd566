import { buffer } from 'node:stream/consumers'
import { basesOf, idIn, isManifest } from './object-names.ts'
import type { Vault } from './objects.ts'
import { prune, type PruneOptions } from './prune.ts'
import type { ObjectStore, StoredObject } from './store.ts'

/** Copies what the second store lacks, as it is, and answers the names. Manifests come last, so that none names what is not there yet. */
export async function copyMissing(from: ObjectStore, to: ObjectStore): Promise<string[]> {
  const there = new Set((await to.list('')).map(({ name }) => name))
  const missing = (await from.list('')).filter(({ name }) => !there.has(name)).toSorted(byName)
  const copied: string[] = []
  for (const { name } of missing) {
    const bytes = await readIfKept(from, name)
    if (bytes === null) continue
    await to.put(name, bytes)
    copied.push(name)
  }
  return copied
}

/** Null for what was pruned since it was listed. */
async function readIfKept(from: ObjectStore, name: string): Promise<Buffer | null> {
  try {
    return await buffer(await from.get(name))
  } catch (error) {
    const isKept = (await from.list(name)).some((it) => it.name === name)
    if (isKept) throw error
    return null
  }
}

/** The same, and deletes there what is no longer kept, once a new backup is there. */
export async function copyOffsite(
  vault: Vault,
  offsite: ObjectStore,
  { system, keep }: Pick<PruneOptions, 'system' | 'keep'>,
): Promise<number> {
  const copied = await copyMissing(vault.store, offsite)
  if (copied.some(isManifest)) {
    const coming = new Set((await vault.store.list(basesOf(system))).map(({ name }) => idIn(name)))
    await prune({ ...vault, store: offsite }, { system, keep, coming })
  }
  return copied.length
}

const byName = (a: StoredObject, b: StoredObject) =>
  Number(isManifest(a.name)) - Number(isManifest(b.name)) || (a.name < b.name ? -1 : 1)
