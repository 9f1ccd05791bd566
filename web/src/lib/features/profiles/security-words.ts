import type { SecurityEvent } from '#contracts/profiles/security-events.ts'
import type { SecurityEventKind } from '#domain/profiles/security-events.ts'
import { count } from '#domain/locale/counts.ts'
import { deviceName } from './device-words.ts'

const SAYS: Record<SecurityEventKind, (event: SecurityEvent) => string> = {
  new_device: (event) => `Signed in on a new device${deviceText(event)}`,
  signed_out: (event) =>
    event.times > 1 ? `Signed out on ${count(event.times, 'device')}` : `Signed out${deviceText(event)}`,
  sign_in_failed: ({ times }) => (times > 1 ? count(times, 'wrong password') : 'A wrong password'),
  password_changed: () => 'New password',
  email_changed: () => 'New email address',
  calendar_made: () => 'New secret address for a calendar',
}

const deviceText = ({ user_agent }: SecurityEvent) => (user_agent ? `: ${deviceName(user_agent)}` : '')

export const securityText = (event: SecurityEvent): string => SAYS[event.kind](event)
