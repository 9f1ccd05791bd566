import type { PersonBlock } from '../../_contracts/comments/blocks.ts'
import { blocksOf, fellowNamed, liftBlock, putBlock, type BlockRow } from '../../_db/queries/comments/blocks.ts'
import { withService } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { instant } from '../attempts/instant.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** Whom the caller has blocked. */
export const listBlocks = async ({ db, claims }: WithClaims<DatabaseContext>): Promise<PersonBlock[]> =>
  (await withService(db, (_, sql) => blocksOf(sql, claims.sub))).map(toBlock)

/** Hides what a person of the caller's communities writes and whom they mention from the caller. They never learn of it. */
export const blockPerson = (
  { db, claims }: WithClaims<DatabaseContext>,
  { username }: { username: string },
): Promise<PersonBlock[]> =>
  withService(db, async (_, sql) => {
    const user_id = claims.sub
    const blocked_id = await fellowNamed(sql, { user_id, username })
    if (!blocked_id) throw notFound('person')
    if (blocked_id === user_id) throw new DomainError('not_allowed', 'You cannot block yourself.')
    await putBlock(sql, { user_id, blocked_id })
    return (await blocksOf(sql, user_id)).map(toBlock)
  })

/** Shows it again. A repeat changes nothing. */
export const unblockPerson = (
  { db, claims }: WithClaims<DatabaseContext>,
  { username }: { username: string },
): Promise<PersonBlock[]> =>
  withService(db, async (_, sql) => {
    const user_id = claims.sub
    const blocked_id = await fellowNamed(sql, { user_id, username })
    if (blocked_id) await liftBlock(sql, { user_id, blocked_id })
    return (await blocksOf(sql, user_id)).map(toBlock)
  })

const toBlock = ({ blocked_at, ...same }: BlockRow): PersonBlock => ({ ...same, blocked_at: instant(blocked_at) })
