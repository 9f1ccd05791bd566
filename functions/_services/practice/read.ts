import type { PracticeSession } from '../../_contracts/practice/practice.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { notesInPractice } from '../attempts/own-notes.ts'
import { attachPracticed } from './attach.ts'
import { findPractice } from './find.ts'
import { toPracticeSession } from './to-session.ts'

export async function readPractice(context: WithClaims<AttemptServices>, id: string): Promise<PracticeSession> {
  const row = await findPractice(context, id)
  const [practice, notes] = await Promise.all([attachPracticed(row, context.banks), notesInPractice(context, row)])
  return { ...toPracticeSession(practice, context.now()), notes }
}
