import type { ContentDetail } from '../../_contracts/courses/contents.ts'
import { contentText } from '../../_db/queries/courses/contents.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { courseAt } from './read.ts'
import type { Engine } from '../engine/apply.ts'

interface Address {
  community: string
  slug: string
}

/** One content with its text. */
export const readContent = ({ db, now }: Engine, claims: Claims, address: Address): Promise<ContentDetail> =>
  withUser(db, claims, (tx) => contentAt(tx, claims, address, now()))

export async function contentAt(tx: Transaction, claims: Claims, { community, slug }: Address, now: number) {
  const text = await contentText(tx, community, slug)
  if (!text) throw notFound('content')
  const { body, language, revision, course } = text
  // As its course has it: what is not in the list is not there by itself either.
  const { contents } = await courseAt(tx, claims, { community, slug: course.slug }, now)
  const content = contents.find(({ id }) => id === text.id)
  if (!content) throw notFound('content')
  return { ...content, body, language, revision, course }
}
