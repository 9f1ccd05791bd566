import type { SecurityEvent } from '#contracts/profiles/security-events.ts'
import type { SecurityEventKind } from '#domain/profiles/security-events.ts'
import { count } from '#domain/locale/counts.ts'
import { deviceName } from './device-words.ts'

const SAYS: Record<SecurityEventKind, (event: SecurityEvent) => string> = {
  new_device: ({ user_agent }) => `Signed in on a new device: ${deviceName(user_agent)}`,
  signed_out: ({ times, user_agent }) =>
    times > 1 ? `Signed out on ${count(times, 'device')}` : `Signed out: ${deviceName(user_agent)}`,
  sign_in_failed: ({ times }) => (times > 1 ? `${count(times, 'wrong password')}` : 'A wrong password'),
  password_changed: () => 'New password',
  email_changed: () => 'New email address',
  calendar_made: () => 'New secret address for a calendar',
}

export const securityText = (event: SecurityEvent): string => SAYS[event.kind](event)
