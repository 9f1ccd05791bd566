import { endSessionOfCaller } from '../../_db/queries/profiles/sessions.ts'
import { withUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** Signs the caller out where that session is. A repeat succeeds, too; sessions of other people stay as they are. */
export const endMySession = ({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<void> =>
  withUser(db, claims, async (tx) => void (await endSessionOfCaller(tx, id)))
