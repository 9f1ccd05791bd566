import process from 'node:process'
import { connect, type Database } from '../_db/client.ts'

/** The database that a command works on, with the owner's login: that of `npm start`, unless DATABASE_URL names another. */
export const connectAsOwner = (): Database =>
  connect(process.env.DATABASE_URL ?? 'postgresql://postgres:postgres@127.0.0.1:54322/postgres')
