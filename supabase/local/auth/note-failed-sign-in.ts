import type { AuthContext } from './desk.ts'

/** Tells the owner of an account of a wrong password. Nobody waits for it, so an answer takes as long without an account. */
export const noteFailedSignIn = ({ db }: Pick<AuthContext, 'db'>, email: string): Promise<unknown> =>
  db.withConnection(({ sql }) => sql`select private.note_failed_sign_in(${email})`)
