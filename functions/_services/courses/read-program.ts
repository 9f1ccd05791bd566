import type { Program } from '../../_contracts/courses/programs.ts'
import { readAsUser, type Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { programsOf } from './list-programs.ts'
import type { AddressForReader, SlugInCommunity } from './slug-in-community.ts'

/** A program with its courses in order. */
export const readProgram = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  address: SlugInCommunity,
): Promise<Program> => readAsUser(db, claims, (tx) => programAt(tx, { ...address, claims, now: now() }))

export async function programAt(tx: Transaction, { slug, ...reader }: AddressForReader): Promise<Program> {
  const program = (await programsOf(tx, reader)).find((program) => program.slug === slug)
  if (!program) throw notFound('program')
  return program
}
