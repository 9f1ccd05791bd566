import { catalogueEntry, type CatalogueEntry, type CatalogueQuery } from '../../_contracts/achievements/catalogue.ts'
import { awardsOf, type Award } from '../../_db/queries/achievements/awards.ts'
import {
  knownAchievements,
  sealedAchievements,
  type SealedAchievement,
} from '../../_db/queries/achievements/catalogue.ts'
import { stateOf } from '../../_db/queries/achievements/state.ts'
import { readAsUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import type { Engine } from '../engine/apply.ts'
import { toLearner } from '../engine/to-learner.ts'
import { catalogueOrder } from './catalogue-order.ts'
import { holdingOf, progressTo, type AchievementStanding } from './learner-fields.ts'
import { matchesQuery } from './matches-query.ts'

/** All achievements of a community, pack by pack, with the reader's awards and progress. Secrets are listed, sealed. */
export async function listCatalogue(context: WithClaims<Engine>, query: CatalogueQuery): Promise<CatalogueEntry[]> {
  const { community, awards, known, sealed, stored } = await readRows(context, query)
  // After the transaction, so no request holds one connection while waiting for another.
  const ruleset = await context.rulesets.at(community.id, Number(stored.newest), context.db)
  const learner = toLearner(stored, ruleset.version)
  const awardsByAchievement = Map.groupBy(awards, ({ achievement_id }) => achievement_id)
  const awardsFor = (id: string): Award[] => awardsByAchievement.get(id) ?? []
  const showsProgress = query.user_id === undefined
  const entries = [
    ...known.map(({ number, ...entry }) => {
      const awards = awardsFor(entry.id)
      const progress = showsProgress ? progressTo(ruleset, { number, awards, learner }) : null
      return { ...entry, secret: false, ...holdingOf(awards), progress }
    }),
    ...sealed.map((entry) => seal(entry, { ...holdingOf(awardsFor(entry.id)), progress: null })),
  ]
  return entries
    .toSorted((a, b) => catalogueOrder(a) - catalogueOrder(b))
    .map((entry) => catalogueEntry.parse(entry))
    .filter(matchesQuery(query))
}

/** Everything of it that the reader may see, from one snapshot. */
const readRows = ({ db, claims }: WithClaims<DatabaseContext>, { community: slug, user_id, state }: CatalogueQuery) =>
  readAsUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, slug)
    const learner = user_id ?? claims.sub
    const status = state === 'draft' || state === 'retired' ? state : 'live'
    const [stored, awards, known, secrets] = await Promise.all([
      stateOf(tx, claims.sub, community.id),
      awardsOf(tx, { userId: learner, communityId: community.id }),
      knownAchievements(tx, { communityId: community.id, learner }, status),
      status === 'live' ? sealedAchievements(tx, community.id) : [],
    ])
    if (!stored) throw notFound('community')
    // Instructors know the secrets of their community, so those are not sealed for them.
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
