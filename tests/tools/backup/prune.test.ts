import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PhysicalManifest } from '../../../supabase/backup/manifest.ts'
import { chunkOf, fileIn, filesOf, manifestOf, mediaOf, walOf } from '../../../supabase/backup/object-names.ts'
import { planDeletion } from '../../../supabase/backup/prune.ts'
import { planRetention } from '../../../supabase/backup/retention.ts'
import { gapsIn } from '../../../supabase/backup/verify.ts'
import { segmentName } from '../../../supabase/backup/wal-names.ts'

const MB16 = 16 * 2 ** 20
const SYSTEM = '7713'
const START = Date.UTC(2026, 0, 1)
const PER_DAY = 3
const object = (name: string) => ({ name, bytes: 1, sha256: '' })

/** One a day: day n ends in segment 3 n. */
function backupOf(day: number): PhysicalManifest {
  const id = `day-${day}`
  const ended_at = new Date(START + day * 86_400_000).toISOString()
  const lsn = `0/${(day * PER_DAY * MB16 + 296).toString(16).toUpperCase()}`
  return {
    ...{ format: 1, kind: 'physical', id, system: SYSTEM, started_at: ended_at, ended_at, server_version: 170_010 },
    ...{ latest_migration: null, content_bytes: 1, timeline: 1, start_lsn: lsn, end_lsn: lsn, wal_segment_bytes: MB16 },
    chunks: [1, 2].map((number) => object(chunkOf(SYSTEM, id, number))),
    postgres_manifest: object(filesOf(SYSTEM, id)),
    media: ['always', `until ${day - (day % 5)}`],
  }
}

const catalogs = fc.integer({ min: 1, max: 40 }).map((days) => ({
  system: SYSTEM,
  backups: Array.from({ length: days }, (_, index) => backupOf(index + 1)),
  wal: Array.from({ length: days * PER_DAY + 5 }, (_, number) => ({
    name: walOf(SYSTEM) + segmentName({ timeline: 1, number }, MB16),
    bytes: 1,
  })),
  leftovers: [chunkOf(SYSTEM, 'cut-off', 1)],
}))
const keeps = fc.record({ days: fc.integer({ min: 1, max: 9 }), weeks: fc.nat(4), months: fc.nat(3) })

it('deleting may end anywhere: what a manifest names and the WAL of the last days are always there', () => {
  fc.assert(
    fc.property(catalogs, keeps, fc.nat(), (catalog, keep, until) => {
      const planned = planDeletion(catalog, keep)
      const gone = new Set(planned.slice(0, until % (planned.length + 1)))
      const listed = catalog.backups.filter(({ id }) => !gone.has(manifestOf(SYSTEM, id)))
      for (const { chunks, postgres_manifest, media = [] } of listed) {
        expect([...chunks, postgres_manifest].filter(({ name }) => gone.has(name))).toEqual([])
        expect(media.filter((name) => gone.has(mediaOf(SYSTEM) + name))).toEqual([])
      }
      const wal = catalog.wal.filter(({ name }) => !gone.has(name))
      expect(gapsIn({ ...catalog, backups: listed, wal, histories: new Map(), damaged: [] }, keep)).toEqual([])
      expect(listed.map(({ id }) => id)).toContain(catalog.backups.at(-1)?.id)
    }),
  )
})

it('all that is left is needed: backups that are kept, and WAL from the oldest of the days on', () => {
  fc.assert(
    fc.property(catalogs, keeps, (catalog, keep) => {
      const planned = new Set(planDeletion(catalog, keep))
      const { kept, withWalFrom } = planRetention(catalog.backups, keep)
      expect(
        catalog.backups
          .filter(({ id }) => !planned.has(manifestOf(SYSTEM, id)))
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(kept.toSorted())
      const mediaIn = (isKept: boolean) =>
        catalog.backups.filter(({ id }) => kept.includes(id) === isKept).flatMap(({ media = [] }) => media)
      const unnamed = mediaIn(false).filter((name) => !mediaIn(true).includes(name))
      expect(unnamed.filter((name) => !planned.has(mediaOf(SYSTEM) + name))).toEqual([])
      const first = catalog.wal.map(({ name }) => name).find((name) => !planned.has(name)) ?? ''
      const day = Number(withWalFrom?.slice(4))
      expect(fileIn(first)).toBe(segmentName({ timeline: 1, number: day * PER_DAY }, MB16))
      expect(planned.has(catalog.leftovers[0] ?? '')).toBe(true)
    }),
  )
})
