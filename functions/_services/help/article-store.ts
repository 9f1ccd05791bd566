import { createHash } from 'node:crypto'
import { isReadOnly } from '../../_db/errors.ts'
import { storeArticles } from '../../_db/queries/help/articles.ts'
import { withService } from '../../_db/session.ts'
import type { DatabaseContext } from '../context.ts'
import bundle from './articles.json' with { type: 'json' }

const HASH = createHash('sha256').update(JSON.stringify(bundle)).digest('hex')

/** Resolves once the articles that this server brings along are stored. */
export type ArticleStore = () => Promise<void>

/**
 * Articles change with the code: the first search after a deployment stores them, and every later one finds them there. While
 * the database is read only, those of an earlier deployment are found.
 */
export function createArticleStore({ db }: Pick<DatabaseContext, 'db'>): ArticleStore {
  let stored: Promise<void> | undefined
  return () => {
    stored ??= withService(db, (tx) => storeArticles(tx, { articles: bundle, hash: HASH })).catch((error: unknown) => {
      stored = undefined
      if (!isReadOnly(error)) throw error
    })
    return stored
  }
}
