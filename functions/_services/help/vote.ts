import type { ArticleVote, VoteBody } from '../../_contracts/support/support.ts'
import { saveVote, voteOn } from '../../_db/queries/help/votes.ts'
import { readAsUser, withUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import type { ArticleStore } from './article-store.ts'

/** What the caller said of an article of the help center. */
export async function readVote({ db, claims }: WithClaims<DatabaseContext>, slug: string): Promise<ArticleVote> {
  const vote = await readAsUser(db, claims, (tx) => voteOn(tx, slug))
  return { helpful: vote?.is_helpful ?? null, reason: vote?.reason ?? '' }
}

/** Says whether an article helped, and why not. */
export async function voteOnArticle(
  { db, claims, articles }: WithClaims<DatabaseContext & { articles: ArticleStore }>,
  { slug, helpful, reason }: VoteBody & { slug: string },
): Promise<ArticleVote> {
  await articles()
  const vote = { userId: claims.sub, slug, isHelpful: helpful, reason }
  if (!(await withUser(db, claims, (tx) => saveVote(tx, vote)))) throw notFound('article')
  return { helpful, reason }
}
