import type { MySession } from '../../_contracts/profiles/sessions.ts'
import { sessionsOfCaller } from '../../_db/queries/profiles/sessions.ts'
import { readAsUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

export const listMySessions = ({ db, claims }: WithClaims<DatabaseContext>): Promise<MySession[]> =>
  readAsUser(db, claims, async (tx) => [...(await sessionsOfCaller(tx))])
