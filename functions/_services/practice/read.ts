import type { PracticeSession } from '../../_contracts/practice/practice.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { attachPracticed } from './attach.ts'
import { findPractice } from './find.ts'
import { toPracticeSession } from './to-session.ts'

export async function readPractice(context: WithClaims<AttemptServices>, id: string): Promise<PracticeSession> {
  const row = await findPractice(context, id)
  return toPracticeSession(await attachPracticed(row, context.banks), context.now())
}
