import type { ContentDetail } from '../../_contracts/courses/contents.ts'
import { contentText } from '../../_db/queries/courses/contents.ts'
import { readAsUser, type Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { courseAt } from './read.ts'
import type { AddressForReader, SlugInCommunity } from './slug-in-community.ts'

/** One content with its text. */
export const readContent = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  address: SlugInCommunity,
): Promise<ContentDetail> => readAsUser(db, claims, (tx) => contentAt(tx, { ...address, claims, now: now() }))

export async function contentAt(tx: Transaction, address: AddressForReader): Promise<ContentDetail> {
  const text = await contentText(tx, address.community, address.slug)
  if (!text) throw notFound('content')
  const { body, language, revision, course } = text
  // A content that its course does not list for this reader is not there by itself either.
  const { contents } = await courseAt(tx, { ...address, slug: course.slug })
  const content = contents.find(({ id }) => id === text.id)
  if (!content) throw notFound('content')
  return { ...content, body, language, revision, course }
}
