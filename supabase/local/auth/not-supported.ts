import { AuthError } from './auth-error.ts'

/** Supabase Auth's other doors, by path: each answers with its own name instead of a bare 404. */
export const otherFlows: Record<string, string> = {
  '/admin/*': 'the admin API',
  '/authorize': 'sign-in with another provider',
  '/callback': 'sign-in with another provider',
  '/factors/*': 'multi-factor authentication',
  '/invite': 'an invitation by mail',
  '/magiclink': 'a magic link',
  '/oauth/*': 'the OAuth server',
  '/otp': 'a one-time password',
  '/passkeys/*': 'a passkey',
  '/reauthenticate': 'reauthentication by mail',
  '/sso/*': 'single sign-on',
  '/user/identities/*': 'linking identities',
  '/user/oauth/*': 'the OAuth server',
}

/** The grants of POST /token that exist, but not here. */
export const otherGrants: Record<string, string> = {
  id_token: 'sign-in with an ID token',
  pkce: 'an exchange of an authorization code',
  web3: 'sign-in with a wallet',
}

/** A 400, because supabase-js takes any 5xx for a failing network: it would retry and hide the code. */
export const notSupported = (flow: string) =>
  new AuthError(
    400,
    'not_supported_locally',
    `The local Auth server does not have this: ${flow} needs a Supabase project.`,
  )
