import type { OpenSessions } from '../_services/profiles/open-sessions.ts'
import { HttpProblem } from './problem.ts'
import { thenSync } from './then-sync.ts'
import type { VerifyToken } from './tokens.ts'

/** Refuses tokens whose session has ended. */
export const refuseEnded =
  (verify: VerifyToken, openSessions: Pick<OpenSessions, 'isOpen'>): VerifyToken =>
  (token) =>
    thenSync(verify(token), (claims) =>
      thenSync(openSessions.isOpen(claims), (isOpen) => (isOpen ? claims : Promise.reject(ended()))),
    )

const ended = () => new HttpProblem('session_ended', 'This session has ended. Sign in again.')
