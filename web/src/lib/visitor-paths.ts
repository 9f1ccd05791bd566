import { certificate, query } from './path-parts.ts'

const apiReference = '/api'

/** Every URL of pages that somebody opens without being signed in, and seldom otherwise. */
export const visitorPaths = {
  signUp: (next?: string) => `/sign-up${query({ next })}`,
  forgotPassword: () => '/forgot-password',
  /** Where a new password was chosen by the link in an email. */
  passwordChanged: () => '/reset-password?changed',
  /** Where a link to confirm the email is followed, or asked for. */
  confirmEmail: () => '/confirm-email',
  /** Its form actions. The link stays in the URL, so it survives a refused attempt. */
  confirmAction: (action: 'confirm' | 'resend', link: { token_hash?: string; type?: string }) =>
    `/confirm-email${query({ [`/${action}`]: '', token_hash: link.token_hash, type: link.type })}`,
  /** The sign-in form actions. `next` stays in the URL, so it survives a refused attempt. */
  signInAction: (action: 'password' | 'demo', next?: string) => `/sign-in${query({ [`/${action}`]: '', next })}`,
  /** Shown after the account was deleted. */
  goodbye: () => '/goodbye',
  /** The form actions of a certificate's page. */
  changeCertificate: (number: string, how: 'show' | 'hide' | 'correct' | 'revoke') => `${certificate(number)}?/${how}`,
  /** A certificate as JSON. */
  certificateJson: (number: string) => `${certificate(number)}.json`,
  /** The API reference; with `search`, the operations that match. */
  apiReference: ({ search, part }: { search?: string; part?: 'problems' } = {}) =>
    `${apiReference}${query({ search })}${part ? `#${part}` : ''}`,
  /** The OpenAPI document of all functions. */
  apiDocument: () => `${apiReference}/openapi.json`,
  /** One function of the API reference; with an anchor, one of its operations. */
  apiFunction: (name: string, anchor?: string) =>
    `${apiReference}/${encodeURIComponent(name)}${anchor ? `#${anchor}` : ''}`,
  /** The mail of the local stack. */
  devMails: () => '/dev/mail',
  devMail: (id: string) => `/dev/mail/${encodeURIComponent(id)}`,
  devMailReply: (id: string) => `/dev/mail/${encodeURIComponent(id)}?/reply`,
  devMailHtml: (id: string) => `/dev/mail/${encodeURIComponent(id)}/html`,
}
