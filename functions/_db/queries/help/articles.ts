import { sql } from 'drizzle-orm'
import type { HelpArticle } from '../../../_domain/help/article.ts'
import type { Transaction } from '../../session.ts'

/** As the file says that a server brings along. */
type BroughtArticle = Omit<HelpArticle, 'category' | 'order'> & { category: string }

/**
 * Stores the articles, unless those with this hash are stored already. One server at a time; an article whose text is as it was
 * keeps its version.
 */
export async function storeArticles(
  tx: Transaction,
  { articles, hash }: { articles: readonly BroughtArticle[]; hash: string },
): Promise<void> {
  const changed = await tx.execute(
    sql`update private.help_edition set hash = ${hash} where hash <> ${hash} returning alone`,
  )
  if (changed.length === 0) return
  const rows = articles.map(({ slug, category, title, summary, keywords, body }) => ({
    ...{ slug, category, title, summary, body },
    keywords: keywords.join(', '),
  }))
  await tx.execute(sql`
    with
    brought as (
      select slug, category, title, summary, keywords, body
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (
        slug text, category text, title text, summary text, keywords text, body text
      )
    ),
    gone as (delete from help_articles where slug not in (select slug from brought))
    insert into help_articles as stored (slug, category, title, summary, keywords, body)
    select slug, category, title, summary, keywords, body from brought
    on conflict (slug) do update
    set
      category = excluded.category, title = excluded.title, summary = excluded.summary, keywords = excluded.keywords,
      body = excluded.body, version = stored.version + 1, updated_at = now()
    where (stored.category, stored.title, stored.summary, stored.keywords, stored.body)
      is distinct from (excluded.category, excluded.title, excluded.summary, excluded.keywords, excluded.body)
  `)
}
