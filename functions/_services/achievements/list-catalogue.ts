import { catalogueEntry, type CatalogueEntry, type CatalogueQuery } from '../../_contracts/achievements/catalogue.ts'
import { awardsOf, type Award } from '../../_db/queries/achievements/awards.ts'
import {
  knownAchievements,
  sealedAchievements,
  type SealedAchievement,
} from '../../_db/queries/achievements/catalogue.ts'
import { stateOf } from '../../_db/queries/achievements/state.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { Engine } from '../engine/apply.ts'
import { toLearner } from '../engine/to-learner.ts'
import { isAskedFor } from './is-asked-for.ts'
import { placeOf } from './place-of.ts'
import { holdingOf, progressTo, type AchievementStanding } from './standing.ts'

/** Everything that can be earned in a community, pack by pack, and how the reader stands. Secrets are there, sealed. */
export async function listCatalogue(engine: Engine, claims: Claims, query: CatalogueQuery): Promise<CatalogueEntry[]> {
  const { community, awards, known, sealed, stored } = await read(engine, claims, query)
  // Only now, so that nobody holds one connection while waiting for another.
  const ruleset = await engine.rulesets.at(community.id, Number(stored.newest), engine.db)
  const learner = toLearner(stored, ruleset.version)
  const byAchievement = Map.groupBy(awards, ({ achievement_id }) => achievement_id)
  const progressFor = (number: number, held: Award[]) =>
    query.user_id === undefined ? progressTo(number, held, ruleset, learner) : null
  const entries = [
    ...known.map(({ number, ...entry }) => {
      const held = byAchievement.get(entry.id) ?? []
      return { ...entry, secret: false, ...holdingOf(held), progress: progressFor(number, held) }
    }),
    ...sealed.map((entry) => seal(entry, { ...holdingOf(byAchievement.get(entry.id) ?? []), progress: null })),
  ]
  return entries
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((entry) => catalogueEntry.parse(entry))
    .filter(isAskedFor(query))
}

/** All that the reader may see of it, as of one moment. */
const read = ({ db }: Engine, claims: Claims, { community: slug, user_id: learner, state }: CatalogueQuery) =>
  withUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, slug)
    const stored = await stateOf(tx, claims.sub, community.id)
    if (!stored) throw notFound('community')
    const awards = await awardsOf(tx, learner ?? claims.sub, community.id)
    const earned = awards.map(({ achievement_id }) => achievement_id)
    const status = state === 'draft' || state === 'retired' ? state : 'live'
    const known = await knownAchievements(tx, community.id, status, earned)
    const secrets = status === 'live' ? await sealedAchievements(tx, community.id) : []
    // An instructor knows the secrets of their community.
    const sealed = secrets.filter(({ id }) => !known.some((entry) => entry.id === id))
    return { community, stored, awards, known, sealed }
  })

const seal = (entry: SealedAchievement, standing: AchievementStanding) => ({
  ...entry,
  ...standing,
  slug: 'secret',
  name: 'A secret',
  description: 'Hidden until earned.',
  icon: 'lock',
  color: 'slate',
  secret: true,
  status: 'live',
  version: 1,
})
