import { sql } from 'drizzle-orm'
import type { DocumentFit, FoundDocument } from '../../../_domain/support/found-document.ts'
import type { Transaction } from '../../session.ts'
import { writtenFor } from './search.ts'

interface Wanted {
  q: string
  communityId: string
  /** What earlier answers of the thread cite. */
  known: readonly Pick<FoundDocument, 'kind' | 'id'>[]
}

type DocumentRow = FoundDocument & DocumentFit & Record<string, unknown>

/** More than go along with a question: the best by rank may not be the best by what they have of it. */
const MOST = 20

/**
 * What is written for the members of a community, whole, with how it fits a question. A word that few documents have counts for
 * more (inverse document frequency).
 */
export const documentsAbout = async (
  tx: Transaction,
  { q, communityId, known }: Wanted,
): Promise<(FoundDocument & DocumentFit)[]> => [
  ...(await tx.execute<DocumentRow>(sql`
    with
    asked as (
      select
        tsvector_to_array(to_tsvector('public.laude_english', ${q})) as words,
        nullif(replace(plainto_tsquery('public.laude_english', ${q})::text, ' & ', ' | '), '')::tsquery as any_word
    ),
    documents as materialized (${writtenFor(communityId)}),
    has as materialized (
      select kind, id, word
      from documents, asked, unnest(tsvector_to_array(search)) as word
      where word = any(words)
    ),
    weights as materialized (
      select word, ln(1 + (select count(*) from documents) / (0.5 + count(has.id)))::float8 as weight
      from (select unnest(words) as word from asked) as each
      left join has using (word)
      group by word
    ),
    known as (
      select kind, id from jsonb_to_recordset(${JSON.stringify(known)}::text::jsonb) as each (kind text, id text)
    ),
    fitting as (
      select
        kind, id, title, text,
        coalesce((
          select sum(weight) from has join weights using (word) where (has.kind, has.id) = (documents.kind, documents.id)
        ) / (select nullif(sum(weight), 0) from weights), 0)::float8 as share,
        coalesce(ts_rank_cd(search, any_word), 0)::float8 as rank,
        (kind, id) in (select kind, id from known) as "isKnown"
      from documents, asked
    )
    select kind, id, title, text, share, rank, "isKnown"
    from fitting
    where share > 0 or "isKnown"
    order by "isKnown" desc, share * rank desc, kind, id
    limit ${MOST}
  `)),
]
