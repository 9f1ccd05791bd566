import type { DeclaredType } from '../../_contracts/communities/event-types.ts'
import { deleteEventType, eventTypesOf, insertEventType } from '../../_db/queries/communities/event-types.ts'
import { withUser, type Transaction } from '../../_db/session.ts'
import { eventType } from '../../_domain/engine/event-types.ts'
import { isReportable } from '../../_domain/engine/reporting.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAdministeredCommunity, findMyCommunity } from './find.ts'

interface NamedType {
  slug: string
  type: string
}

const declaredIn = async (tx: Transaction, communityId: string): Promise<DeclaredType[]> =>
  (await eventTypesOf(tx, communityId)).map((row) => ({ ...row, created_at: row.created_at.toISOString() }))

/** The event types that a community declared as its own. */
export function listEventTypes({ db, claims }: WithClaims<DatabaseContext>, slug: string): Promise<DeclaredType[]> {
  return withUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, slug)
    return declaredIn(tx, community.id)
  })
}

/** From now on instructors of the community may report events of this type. */
export function declareEventType(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, type }: NamedType,
): Promise<DeclaredType> {
  return withUser(db, claims, async (tx) => {
    const community = await findAdministeredCommunity(tx, claims, slug, 'Only admins can declare event types.')
    if (eventType(type) || !isReportable(type))
      throw new DomainError('already_exists', `Every community has ${type}. Nothing was changed.`, {
        errors: [{ path: 'path.type', message: 'is a type of every community' }],
      })
    await insertEventType(tx, community.id, type)
    const declared = (await declaredIn(tx, community.id)).find((known) => known.type === type)
    if (!declared) throw new Error('The event type that was just declared was not found.')
    return declared
  })
}

/** Events of this type are refused from now on. Those in the log stay, and what they earned, too. */
export function withdrawEventType(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, type }: NamedType,
): Promise<void> {
  return withUser(db, claims, async (tx) => {
    const community = await findAdministeredCommunity(tx, claims, slug, 'Only admins can withdraw event types.')
    if (!(await deleteEventType(tx, community.id, type))) throw notFound('event type')
  })
}
