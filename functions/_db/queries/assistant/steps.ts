import { sql } from 'drizzle-orm'
import type { StoredAnswer } from '../../../_domain/attempts/kinds/rules.ts'
import type { AuthoredFrom } from '../../../_domain/assistant/authored.ts'
import type { AuthorReason, ModelEnding } from '../../../_domain/assistant/endings.ts'
import type { HelpStep } from '../../../_domain/assistant/ladder.ts'
import { iso } from '../../iso.ts'
import type { Transaction } from '../../session.ts'

/** One question of an attempt, or of a practice session, of a learner. */
export interface QuestionKey {
  user_id: string
  /** One of both is null. */
  attempt_id: string | null
  session_id: string | null
  /** As the learner numbers it. */
  question: number
}

export interface StepRow extends QuestionKey, Record<string, unknown> {
  id: string
  step: HelpStep
  tried: StoredAnswer
  words: string
  source: 'model' | 'author'
  author_reason: AuthorReason | null
  answer: string
  author_from: AuthoredFrom
  author_answer: string
  model: string | null
  /** Null while it is being answered. */
  ending: ModelEnding | null
  asked_at: string
  /** In milliseconds since 1970. */
  lease_until: number | null
}

const columns = sql`
  user_id, id, attempt_id, session_id, question, step, tried, words, source, author_reason, answer, author_from, author_answer, model,
  ending, ${iso(sql`asked_at`)} as asked_at, extract(epoch from lease_until)::float8 * 1000 as lease_until
`

/** Until the transaction ends, nobody else climbs with this question. */
export const lockQuestion = (tx: Transaction, { user_id, attempt_id, session_id, question }: QuestionKey) =>
  tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`assistant ${user_id} ${attempt_id ?? session_id} ${question}`}, 0))`,
  )

/** The steps taken with a question, the oldest first. */
export const stepsOf = async (
  tx: Transaction,
  { user_id, attempt_id, session_id, question }: QuestionKey,
): Promise<StepRow[]> => [
  ...(await tx.execute<StepRow>(sql`
    select ${columns}
    from assistant_steps
    where user_id = ${user_id}
      and ${attempt_id === null ? sql`session_id = ${session_id}` : sql`attempt_id = ${attempt_id}`}
      and question = ${question}
    order by id
  `)),
]

/** All steps of some attempts, or of some practice sessions, the oldest first. */
export const stepsIn = async (
  tx: Transaction,
  userId: string,
  place: 'attempt_id' | 'session_id',
  ids: readonly string[],
): Promise<StepRow[]> =>
  ids.length === 0
    ? []
    : [
        ...(await tx.execute<StepRow>(sql`
          select ${columns}
          from assistant_steps
          where user_id = ${userId} and ${sql.raw(place)} in ${[...ids]}
          order by id
        `)),
      ]

export async function stepByKey(tx: Transaction, userId: string, key: string): Promise<StepRow | undefined> {
  const [row] = await tx.execute<StepRow>(
    sql`select ${columns} from assistant_steps where user_id = ${userId} and key = ${key}`,
  )
  return row
}

export async function stepById(tx: Transaction, userId: string, id: string): Promise<StepRow | undefined> {
  const [row] = await tx.execute<StepRow>(
    sql`select ${columns} from assistant_steps where user_id = ${userId} and id = ${id}`,
  )
  return row
}

export interface NewStep extends QuestionKey {
  id: string
  step: HelpStep
  tried: StoredAnswer
  words: string
  source: StepRow['source']
  author_reason: AuthorReason | null
  author_from: AuthoredFrom
  author_answer: string
  model: string | null
  ending: ModelEnding | null
  /** In milliseconds since 1970. */
  lease_until: number | null
  community_id: string
  key: string | undefined
  now: number
}

export const insertStep = (tx: Transaction, it: NewStep) =>
  tx.execute(sql`
    insert into assistant_steps (
      user_id, id, community_id, attempt_id, session_id, question, step, tried, words, source, author_reason, author_from, author_answer,
      model, ending, key, lease_until, asked_at, ended_at
    )
    values (
      ${it.user_id}, ${it.id}, ${it.community_id}, ${it.attempt_id}, ${it.session_id}, ${it.question}, ${it.step},
      ${it.tried === null ? null : JSON.stringify(it.tried)}::text::jsonb, ${it.words}, ${it.source}, ${it.author_reason},
      ${it.author_from}, ${it.author_answer}, ${it.model}, ${it.ending}, ${it.key ?? null},
      to_timestamp(${it.lease_until === null ? null : it.lease_until / 1000}::float8), to_timestamp(${it.now / 1000}),
      case when ${it.ending}::text is not null then to_timestamp(${it.now / 1000}) end
    )
  `)

/** Ends the step of a model, unless it has ended. */
export const endStep = (
  tx: Transaction,
  {
    user_id,
    id,
    answer,
    ending,
    now,
  }: { user_id: string; id: string; answer: string; ending: ModelEnding; now: number },
) =>
  tx.execute(sql`
    update assistant_steps
    set answer = ${answer}, ending = ${ending}, ended_at = to_timestamp(${now / 1000}), lease_until = null
    where user_id = ${user_id} and id = ${id} and ending is null
  `)

/** Ends the steps whose lease has ended: the process that answered them died. */
export const endLostSteps = (tx: Transaction, now: number) =>
  tx.execute(sql`
    update assistant_steps
    set ending = 'lost', ended_at = to_timestamp(${now / 1000}), lease_until = null
    where ending is null and lease_until < to_timestamp(${now / 1000})
  `)
