import type { AuthContext } from './desk.ts'

/** GET /settings: what this Auth server can do, in Supabase Auth's words. */
export const settingsOf = ({ confirms }: Pick<AuthContext, 'confirms'>) => ({
  external: { email: true, phone: false, anonymous_users: false },
  disable_signup: false,
  mailer_autoconfirm: !confirms,
  phone_autoconfirm: false,
  sms_provider: '',
  saml_enabled: false,
  passkeys_enabled: false,
})
