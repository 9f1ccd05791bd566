import { describe, expect, it } from 'vitest'
import { connect } from '../../functions/_db/client.ts'
import { withService } from '../../functions/_db/session.ts'
import { passwordReset } from '../../functions/_domain/mail/templates.ts'
import { enqueueMails } from '../../functions/_services/mail/enqueue.ts'
import { createMailPage, isOfMailPage } from '../../supabase/local/mail-page.ts'
import { mailOnPage } from '../support/api.ts'
import { useDatabase } from '../support/database.ts'
import { createPerson } from '../support/people.ts'

const SECRET = 'what-the-site-and-auth-share'

describe('the mail of the local stack', () => {
  const database = useDatabase()

  it('is listed, the newest first, and read, by whoever has the secret of the site', async () => {
    const { sql, db, url } = database()
    const user = await createPerson(sql, 'Mia Mail')
    const now = Date.now()
    for (const [index, key] of ['older', 'newer'].entries())
      await withService(db, (tx) => {
        const content = passwordReset({ link: `https://laude.example/?token_hash=${key}`, minutes: 60 })
        const mail = { key, user, address: `${key}@example.test`, kind: 'password_reset' as const, content }
        return enqueueMails(tx, [{ ...mail, expiresAt: now + 1e6 }], now + index)
      })
    const pool = connect(url, { max: 1 })
    const functions = () => {
      throw new Error('Nobody replies.')
    }
    const page = createMailPage(pool, { secret: SECRET, mail: mailOnPage(), functions })
    const ask = (path: string, secret = SECRET) =>
      page.request(`/local/mails${path}`, { headers: { authorization: `Bearer ${secret}` } })

    const { mails } = await (await ask('')).json()
    expect(mails.map(({ address }: { address: string }) => address)).toEqual([
      'newer@example.test',
      'older@example.test',
    ])
    const { mail } = await (await ask(`/${mails[1].id}`)).json()
    expect(mail).toMatchObject({
      subject: 'Choose a new password',
      body_text: expect.stringContaining('=older'),
      reply_to: null,
    })
    expect(new Date(mail.created_at).getTime()).toBe(now)

    for (const path of ['', `/${mails[1].id}`]) {
      expect((await ask(path, 'a-guess')).status).toBe(404)
      expect((await page.request(`/local/mails${path}`)).status).toBe(404)
    }
    expect((await ask(`/${crypto.randomUUID()}`)).status).toBe(404)
    expect((await ask('/../secrets')).status).toBe(404)
    await pool.end()
  })

  it('is at one address of the API', () => {
    expect(isOfMailPage('http://localhost:54321/local/mails/1')).toBe(true)
    expect(isOfMailPage('http://localhost:54321/functions/v1/local/mails')).toBe(false)
  })
})
