import type { Program } from '../../_contracts/courses/programs.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { Engine } from '../engine/apply.ts'
import { programsOf } from './list-programs.ts'

interface Address {
  community: string
  slug: string
}

/** A program over its courses. */
export const readProgram = ({ db, now }: Engine, claims: Claims, address: Address): Promise<Program> =>
  withUser(db, claims, (tx) => programAt(tx, claims, address, now()))

export async function programAt(tx: Transaction, claims: Claims, { community, slug }: Address, now: number) {
  const program = (await programsOf(tx, claims, community, now)).find((it) => it.slug === slug)
  if (!program) throw notFound('program')
  return program
}
