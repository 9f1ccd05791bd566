import { describe, expect, it } from 'vitest'
import { readEnv } from '../../functions/_http/env.ts'

const base = { DATABASE_URL: 'postgres://u:p@localhost/db', SUPABASE_URL: 'https://abc.supabase.co/' }
const common = {
  MAIL_FROM: 'laude <no-reply@laude.example>',
  MAIL_SECRET: 'a secret that is long enough for it',
  SITE_URL: 'https://laude.example/',
}
const mailOf = (env: Record<string, string>) => readEnv({ ...base, ...env }).mail

describe('the configuration of mail', () => {
  it('is none, unless a provider is chosen', () => {
    expect([mailOf({}), mailOf({ MAIL_PROVIDER: 'none', ...common })]).toEqual([undefined, undefined])
  })

  it('has a route for each provider, and addresses without a slash at their end', () => {
    const shared = {
      from: common.MAIL_FROM,
      secret: common.MAIL_SECRET,
      siteUrl: 'https://laude.example',
      functionsUrl: 'https://abc.supabase.co/functions/v1',
      replyDomain: undefined,
      webhookSecret: undefined,
    }
    expect(mailOf({ ...common, MAIL_PROVIDER: 'page' })).toEqual({ ...shared, route: { by: 'page' } })
    expect(mailOf({ ...common, MAIL_PROVIDER: 'smtp', SMTP_URL: 'smtps://u:p@smtp.example' })).toEqual({
      ...shared,
      route: { by: 'smtp', url: 'smtps://u:p@smtp.example' },
    })
    const http = { ...common, MAIL_PROVIDER: 'http', MAIL_API_KEY: 're_1', FUNCTIONS_URL: 'https://api.example/f/' }
    expect(mailOf(http)).toEqual({
      ...shared,
      functionsUrl: 'https://api.example/f',
      route: { by: 'http', url: 'https://api.resend.com/emails', key: 're_1' },
    })
  })

  it('takes replies where there is a domain for them and a secret that signs what arrives', () => {
    const secret = { MAIL_WEBHOOK_SECRET: `whsec_${btoa('what only the provider knows')}` }
    const env = { ...common, MAIL_PROVIDER: 'page', MAIL_REPLY_DOMAIN: 'Reply.Laude.Example' }
    expect(mailOf({ ...env, ...secret })).toMatchObject({ replyDomain: 'reply.laude.example' })
    expect(() => mailOf(env)).toThrow('MAIL_WEBHOOK_SECRET')
    expect(() => mailOf({ ...env, ...secret, MAIL_REPLY_DOMAIN: 'a@b.example' })).toThrow('MAIL_REPLY_DOMAIN')
  })

  it.each([
    ['SMTP_URL', { ...common, MAIL_PROVIDER: 'smtp' }],
    ['SMTP_URL', { ...common, MAIL_PROVIDER: 'smtp', SMTP_URL: '' }],
    ['SMTP_URL', { ...common, MAIL_PROVIDER: 'smtp', SMTP_URL: 'http://smtp.example' }],
    ['MAIL_API_KEY', { ...common, MAIL_PROVIDER: 'http' }],
    ['MAIL_FROM', { ...common, MAIL_FROM: '', MAIL_PROVIDER: 'page' }],
    ['MAIL_FROM', { ...common, MAIL_FROM: 'laude\nBcc: all@laude.example', MAIL_PROVIDER: 'page' }],
    ['MAIL_SECRET', { ...common, MAIL_SECRET: 'short', MAIL_PROVIDER: 'page' }],
    ['SITE_URL', { ...common, SITE_URL: 'laude.example', MAIL_PROVIDER: 'page' }],
    ['MAIL_PROVIDER', { ...common, MAIL_PROVIDER: 'pigeon' }],
  ])('says that %s is missing or wrong', (name, env) => {
    expect(() => mailOf(env)).toThrow(name)
  })
})
