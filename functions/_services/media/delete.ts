import { errorCode } from '../../_db/errors.ts'
import { deleteMedia } from '../../_db/queries/media/media.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

const FOREIGN_KEY_VIOLATION = '23503'

/** Deletes what no question shows, in whatever version. The file goes with the next sweep: another upload may just be putting it. */
export async function removeMedia({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<void> {
  try {
    const isDeleted = await withUser(db, claims, (tx) => deleteMedia(tx, id))
    if (!isDeleted) throw notFound('picture or sound')
  } catch (cause) {
    if (errorCode(cause) === FOREIGN_KEY_VIOLATION)
      throw new DomainError('media_in_use', 'A question shows it, maybe in an older version of its test.', { cause })
    throw cause
  }
}
