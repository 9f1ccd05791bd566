import type { CountedAchievement, Series, SeriesQuery } from '../../_contracts/ops/series.ts'
import {
  listCommunityNames,
  listDays,
  listEarnable,
  listTypes,
  listUnlocks,
  nameAchievements,
  type NamedAchievementRow,
  type UnlockRow,
} from '../../_db/queries/ops/series.ts'
import { readAsUser, withService } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { addCounts, percentileOf } from '../../_domain/ops/buckets.ts'
import { WAIT_EDGES } from '../../_domain/ops/waits.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { requireOperator } from './require-operator.ts'

const DAY = 86_400_000
/** How many achievements each list has. */
const FEW = 5

/** What the last days came to, of one community or all. */
export async function readSeries(
  { db, now, claims }: WithClaims<DatabaseContext>,
  { of, days }: SeriesQuery,
): Promise<Series> {
  await requireOperator({ db, now, claims })
  const communities = await withService(db, listCommunityNames)
  const community = communities.find(({ slug }) => slug === of)
  if (of !== undefined && !community) throw notFound('community')
  const communityId = community?.id ?? null
  const today = now()
  const span = { communityId, from: dayOf(today - (Number(days) - 1) * DAY), to: dayOf(today) }
  const [byDay, types, unlocks] = await readAsUser(db, claims, (tx) =>
    Promise.all([listDays(tx, span), listTypes(tx, span), listUnlocks(tx, span)]),
  )
  // An operator need not belong to a community, so the names of what is earned there are not theirs to read.
  const [earnable, named] = await withService(db, (tx) =>
    Promise.all([
      listEarnable(tx, communityId),
      nameAchievements(
        tx,
        unlocks.map(({ achievement_id: id }) => id),
      ),
    ]),
  )
  const names = new Map(named.map((row) => [row.id, row]))
  const earned = unlocks.flatMap((row) => toEarned(row, names.get(row.achievement_id)))
  const popular = earned.slice(0, FEW)
  const waits = unlocks.reduce<number[]>((sum, row) => addCounts(sum, row.waits), [])
  return {
    of: community?.slug ?? null,
    communities: communities.map(({ slug, name }) => ({ slug, name })),
    days: [...byDay],
    types: [...types],
    popular,
    rare: earned.slice(Math.max(FEW, earned.length - FEW)).toReversed(),
    never: earnable.filter(({ id }) => !names.has(id)).length,
    median_days: inDays(percentileOf(WAIT_EDGES, waits, 0.5)),
  }
}

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)

const inDays = (seconds: number | null) => (seconds === null ? null : Math.round((seconds * 1000 * 10) / DAY) / 10)

const toEarned = (
  { unlocked, median_seconds }: UnlockRow,
  row: NamedAchievementRow | undefined,
): CountedAchievement[] =>
  row ? [{ id: row.id, name: row.name, rarity: row.rarity, unlocked, median_days: inDays(median_seconds) }] : []
