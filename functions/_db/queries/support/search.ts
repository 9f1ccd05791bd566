import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface FoundRow extends Record<string, unknown> {
  kind: 'article' | 'answer' | 'resource'
  id: string
  title: string
  summary: string
  url: string | null
}

/** The most of each kind. */
const MOST = 5
/** How alike a mistyped question and a title have to be. */
const ALIKE = 0.4

/** Everything that is written for the members of a community: articles, published answers and listed resources. */
export const writtenFor = (communityId: string) => sql`
  select 'article' as kind, slug as id, title, summary, null as url, body as text, search from help_articles
  union all
  select 'answer', id::text, title, left(body, 140), null, body, search
  from support_answers where community_id = ${communityId} and state = 'published'
  union all
  select
    'resource', id::text, title, why, url, why,
    setweight(to_tsvector('public.laude_english', title || ' ' || array_to_string(topics, ' ')), 'A')
      || setweight(to_tsvector('public.laude_english', why), 'C')
  from resources where community_id = ${communityId} and state = 'listed'
`

/**
 * Articles, published answers and listed resources that have these words, the best first; the last word may be incomplete. Where the words are not
 * found together, any of them; where none is found, titles that look alike. Row-level security decides which answers there are.
 */
export const searchFor = (tx: Transaction, { q, communityId }: { q: string; communityId: string }) =>
  tx.execute<FoundRow>(sql`
    with
    asked as (
      select
        websearch_to_tsquery('public.laude_english', ${q}) as every_word,
        nullif(replace(plainto_tsquery('public.laude_english', ${q})::text, ' & ', ' | '), '')::tsquery as any_word,
        -- Only letters and digits, so that the query has no operators but ours.
        nullif(
          (select string_agg(word || ':*', ' & ') from regexp_split_to_table(lower(extensions.unaccent(${q})), '[^[:alnum:]]+') as word where word <> ''),
          ''
        )::tsquery as beginnings
    ),
    documents as (${writtenFor(communityId)}),
    ranked as (
      select
        kind, id, title, summary, url,
        case when search @@ every_word then 3 when search @@ beginnings then 2 when search @@ any_word then 1 else 0 end as fit,
        ts_rank_cd(search, any_word) as rank,
        extensions.word_similarity(${q}, title) as alike
      from documents, asked
    ),
    numbered as (
      select *, row_number() over (partition by kind order by fit desc, rank desc, alike desc, id) as place
      from ranked
      where fit > 0 or alike >= ${ALIKE}
    )
    select kind, id, title, summary, url from numbered where place <= ${MOST} order by fit desc, rank desc, alike desc, id
  `)
