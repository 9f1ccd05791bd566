import type { MySession } from '../../_contracts/profiles/sessions.ts'
import { sessionsOfCaller } from '../../_db/queries/profiles/sessions.ts'
import { withUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

export const listMySessions = ({ db, claims }: WithClaims<DatabaseContext>): Promise<MySession[]> =>
  withUser(db, claims, async (tx) => [...(await sessionsOfCaller(tx))])
