import { topicsOf } from '../../_db/queries/resources/topics.ts'
import type { Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'

/** A topic that nobody is asked about would lead nobody here. What a resource is about already, it may stay about. */
export async function refuseUnknownTopics(
  tx: Transaction,
  communityId: string,
  topics: readonly string[],
  before: readonly string[] = [],
) {
  const known = new Set([...before, ...(await topicsOf(tx, communityId)).map(({ topic }) => topic)])
  const errors = topics.flatMap((topic, index) =>
    known.has(topic) ? [] : [{ path: `body.topics.${index}`, message: 'is no topic of this community' }],
  )
  if (errors.length > 0)
    throw new DomainError('validation_failed', 'Choose topics that this community teaches.', { errors })
}
