import { knownId, moveHome, ownCommunities } from '../../_db/queries/communities/home.ts'
import { withService, withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findHome } from './find-home.ts'

/** A request that writes once per key: a repeat has to reach the community of the first, wherever home is by now. */
export interface RepeatableWrite {
  /** Whose event it writes. */
  learner: string
  /** The id of what it writes, which depends on the community. */
  idIn: (communityId: string) => string
}

interface ChoiceOptions {
  write?: RepeatableWrite
  /** How to ask for the caller's home community. */
  askHome?: (context: WithClaims<DatabaseContext>) => Promise<string | null>
}

export interface ChosenCommunity {
  /** The slug. */
  community: string
  /** Whether the caller's home community has changed with it. */
  moved: boolean
}

/**
 * The community that a request is about: the one it names, else the caller's home community. A request that names another
 * community than home makes that one home. Whether the caller belongs to the named one is for the services to say.
 */
export async function chooseCommunity(
  context: WithClaims<DatabaseContext>,
  named: string | undefined,
  { write, askHome = findHome }: ChoiceOptions = {},
): Promise<ChosenCommunity> {
  const { db, claims } = context
  const home = await askHome(context)
  if (named !== undefined) {
    const moves = home !== null && named !== home
    return { community: named, moved: moves && (await withUser(db, claims, (tx) => moveHome(tx, named))) }
  }
  if (home === null)
    throw new DomainError('no_community', 'You do not belong to a community yet. Join one first. Nothing was changed.')
  return { community: (write && (await repeated(context, write))) ?? home, moved: false }
}

async function repeated(
  { db, claims }: WithClaims<DatabaseContext>,
  { learner, idIn }: RepeatableWrite,
): Promise<string | undefined> {
  // Without row-level security: the event is that of another learner, or the test is a draft.
  return withService(db, async (tx) => {
    const communities = await ownCommunities(tx, claims.sub)
    if (communities.length < 2) return undefined
    const byId = new Map(communities.map(({ id, slug }) => [idIn(id), slug]))
    const known = await knownId(tx, learner, [...byId.keys()])
    return known === undefined ? undefined : byId.get(known)
  })
}
