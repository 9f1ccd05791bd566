import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addressConfirmation, passwordReset } from '../../../functions/_domain/mail/templates.ts'
import { read } from '../../repo/files.ts'

// A Supabase project sends the mails of accounts itself. Written anew by: npx vitest run --project unit tests/domain/mail -u
const link = (page: string, type: string) => `{{ .SiteURL }}/${page}?token_hash={{ .TokenHash }}&type=${type}`
const templates = {
  recovery: passwordReset({ link: link('reset-password', 'recovery'), minutes: 60 }),
  confirmation: addressConfirmation({ link: link('confirm-email', 'signup'), hours: 1 }),
}

describe('the mails of a Supabase project', () => {
  it.each(Object.entries(templates))(
    '%s is what the local Auth sends, with the words of its templates',
    async (name, mail) => {
      await expect(mail.html).toMatchFileSnapshot(join(import.meta.dirname, `../../../supabase/templates/${name}.html`))
      const config = read('supabase/config.toml')
      expect(config).toContain(
        `[auth.email.template.${name}]\nsubject = "${mail.subject}"\ncontent_path = "./supabase/templates/${name}.html"`,
      )
      expect(config).toContain('otp_expiry = 3600')
    },
  )
})
