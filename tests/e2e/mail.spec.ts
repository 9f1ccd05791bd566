import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join, resolve } from 'node:path'
import process from 'node:process'
import type { Page } from '@playwright/test'
import { signUnsubscribe } from '../../functions/_services/mail/signed-addresses.ts'
import { createSigner } from '../../functions/_services/mail/signer.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'
import { siteClient } from './session.ts'

/** Opens the newest mail to an address on the page of the local stack, once it has arrived. */
async function openMail(page: Page, email: string, subject: string) {
  await expect(async () => {
    await page.goto('/dev/mail')
    const mine = page.getByRole('listitem').filter({ hasText: email }).filter({ hasText: subject })
    await mine.getByRole('link').first().click({ timeout: 5_000 })
  }).toPass()
  await expect(page.getByRole('heading', { name: subject, level: 1 })).toBeVisible()
  return page.getByRole('region', { name: 'As text' }).getByRole('link').first()
}

async function resetPassword(page: Page, password: string) {
  const learner = await newLearner(page)
  const elsewhere = siteClient().client
  await elsewhere.auth.signInWithPassword({ email: learner.email, password: 'long enough by far' })
  await page.context().clearCookies()

  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible()
  await page.getByLabel('Email').fill('not an address')
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByText('This does not look like an email address.')).toBeVisible()
  await page.getByLabel('Email').fill(learner.email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()

  const link = await openMail(page, learner.email, 'Choose a new password')
  const address = (await link.getAttribute('href')) ?? ''
  // A program that scans mail follows its links, and uses nothing up.
  for (let visit = 0; visit < 3; visit++) expect((await page.request.get(address)).status()).toBe(200)
  await link.click()
  await page.getByLabel('New password').fill('short')
  await page.getByRole('button', { name: 'Save new password' }).click()
  await expect(page.getByText('Use at least 8 characters.')).toBeVisible()
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Save new password' }).click()
  await expect(page.getByRole('heading', { name: 'Your password was changed' })).toBeVisible()
  return { learner, elsewhere, address }
}

test('a learner who forgot their password chooses a new one by a mailed link, and is signed out everywhere else', async ({
  page,
}) => {
  const { learner, elsewhere, address } = await resetPassword(page, 'a brand new one')
  await page.getByRole('link', { name: 'Continue' }).click()
  await expect(page).toHaveURL(/\/c\/harbor/)
  expect((await elsewhere.auth.getUser()).error).not.toBeNull()

  const signIn = (password: string) => siteClient().client.auth.signInWithPassword({ email: learner.email, password })
  expect((await signIn('long enough by far')).error?.code).toBe('invalid_credentials')
  expect((await signIn('a brand new one')).error).toBeNull()

  await page.goto(address)
  await page.getByLabel('New password').fill('once more with it')
  await page.getByRole('button', { name: 'Save new password' }).click()
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  await page.getByRole('link', { name: 'Ask for a new link' }).click()
  await expect(page).toHaveURL(/\/forgot-password$/)
  await openMail(page, learner.email, 'Your password was changed')
})

test('whoever chooses the password that they had is told nothing is wrong, and signed out elsewhere all the same', async ({
  page,
}) => {
  const { elsewhere } = await resetPassword(page, 'long enough by far')
  expect((await elsewhere.auth.getUser()).error).not.toBeNull()
})

test('an address without an account is answered like any other', async ({ page }) => {
  const unknown = `nobody-${randomUUID()}@example.test`
  await page.goto('/forgot-password')
  await page.getByLabel('Email').fill(unknown)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByText(`If there is an account with ${unknown}`)).toBeVisible()
  await page.getByRole('link', { name: 'Ask for another link' }).click()
  await page.getByLabel('Email').fill(unknown)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByText('Too many tries. Wait a minute, then try again.')).toBeVisible()
})

test('a form to choose a password without a link is refused, also to somebody who is signed in', async ({ page }) => {
  await newLearner(page)
  await page.goto('/reset-password')
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  const answer = await page.request.post('/reset-password', {
    form: { token_hash: '', password: 'taken over by me' },
    headers: { origin: new URL(page.url()).origin, accept: 'application/json' },
  })
  expect(await answer.json()).toMatchObject({ type: 'failure', status: 400, data: expect.stringContaining('ended') })
})

test('a newcomer confirms their address by a button, not by the visit alone', async ({ page }) => {
  const email = `cora-${randomUUID()}@example.test`
  const { client } = siteClient({ confirmAddresses: true })
  const options = { data: { display_name: 'Cora Confirm', time_zone: 'UTC' } }
  const { data } = await client.auth.signUp({ email, password: 'long enough by far', options })
  expect(data.session).toBeNull()

  const link = await openMail(page, email, 'Confirm your email address')
  const address = (await link.getAttribute('href')) ?? ''
  expect((await page.request.get(address)).status()).toBe(200)
  await link.click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Confirm my address' }).click()
  await expect(page).toHaveURL(/\/communities$/)

  await page.goto(address)
  await page.getByRole('button', { name: 'Confirm my address' }).click()
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send me another link' }).click()
  await expect(page.getByText(`If an account with ${email} still has to be confirmed`)).toBeVisible()
})

test('a learner asks for the reminder by email, and ends it by the link in one without signing in', async ({
  page,
}) => {
  const learner = await newLearner(page)
  await page.goto('/me')
  const byMail = page.getByLabel('Send the streak reminder by email, too')
  await expect(byMail).not.toBeChecked()
  await byMail.check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(byMail).toBeChecked()

  const home = resolve(import.meta.dirname, '../..', process.env.LAUDE_HOME ?? '.laude')
  const signer = createSigner(readFileSync(join(home, 'mail-secret'), 'utf8').trim())
  const token = await signUnsubscribe(signer, learner.id, 'streak_reminder')
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await page.goto(`/unsubscribe?token=${token}`)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send me no more of these' }).click()
  await expect(page.getByText('The streak reminder by email is off.')).toBeVisible()
  await page.context().addCookies(cookies)
  await page.goto('/me')
  await expect(byMail).not.toBeChecked()

  await page.goto('/unsubscribe?token=made-up')
  await page.getByRole('button', { name: 'Send me no more of these' }).click()
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
})

test('an answer reaches a learner by mail, and their reply to it those who teach', async ({ page }) => {
  const main = page.getByRole('main')
  const learner = await newLearner(page, 'Ria Reply')
  await page.goto('/me')
  await expect(page.getByLabel('Questions of learners')).toHaveCount(0)
  await page.getByLabel('Answers to what I asked').check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()

  const question = `How wide is a ${randomUUID().slice(0, 8)}?`
  await page.goto('/c/harbor/ask')
  await main.getByLabel('Your question').fill(question)
  await main.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('heading', { name: 'Your question' })).toBeVisible()
  const { id } = /\/ask\/(?<id>[\w-]+)$/.exec(page.url())?.groups ?? {}
  await learner.isAnswered(id ?? '', 'It is **24 bits** wide.')

  await openMail(page, learner.email, `Your question: ${question}`)
  await expect(page.getByRole('region', { name: 'As text' })).toContainText('It is 24 bits wide.')
  await expectAccessible(page)
  const reply = page.getByRole('region', { name: 'Reply as the reader' })
  await reply.getByLabel('Your reply').fill('> only what you said')
  await reply.getByRole('button', { name: 'Send reply' }).click()
  await expect(reply.getByRole('alert')).toContainText('no words of its own')
  await reply.getByLabel('Your reply').fill('And where does it <b>begin</b>?')
  await reply.getByRole('button', { name: 'Send reply' }).click()
  await expect(reply.getByRole('status')).toContainText('The reply arrived.')
  await page.goto('/notifications')
  await main.getByRole('link', { name: /Your email was not taken/ }).click()
  await expect(main).toContainText('And where does it <b>begin</b>?')

  await signInAs(page, 'Instructor')
  await page.goto('/c/harbor/manage/support')
  await main.getByRole('link', { name: question }).click()
  await expect(main).toContainText('And where does it <b>begin</b>?')
  await expect(main).not.toContainText('wrote:')
  await page.goto('/me')
  await expect(page.getByLabel('Questions of learners')).toBeVisible()
})

test('the pages of mail are accessible', async ({ page }) => {
  for (const path of [
    '/forgot-password',
    '/reset-password?token_hash=x',
    '/reset-password',
    '/confirm-email',
    '/unsubscribe',
  ]) {
    await page.goto(path)
    await expectAccessible(page)
  }
  const learner = await newLearner(page)
  await siteClient().client.auth.resetPasswordForEmail(learner.email)
  await openMail(page, learner.email, 'Choose a new password')
  const html = page.frameLocator('iframe[title="The mail as HTML"]')
  await expect(html.getByRole('link', { name: 'Choose a new password' })).toHaveAttribute('href', /token_hash=/)
  await expect(html.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
})

test('the page of the local mail is found under the names of this machine alone', async ({ baseURL }) => {
  const { port } = new URL(baseURL ?? '')
  const statusFor = (host: string) =>
    new Promise((done, fail) => {
      request({ host: '127.0.0.1', port, path: '/dev/mail', headers: { host } }, (response) => {
        response.resume()
        done(response.statusCode)
      })
        .once('error', fail)
        .end()
    })
  expect(await statusFor(`localhost:${port}`)).toBe(200)
  expect(await statusFor(`laude.example:${port}`)).toBe(404)
  const api = await fetch(`http://localhost:${process.env.API_PORT}/local/mails`)
  expect(api.status).toBe(404)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a learner chooses a new password by a mailed link', async ({ page }) => {
    await resetPassword(page, 'a brand new one')
    await page.getByRole('link', { name: 'Continue' }).click()
    await expect(page).toHaveURL(/\/c\/harbor/)
  })

  test('a refused save of the settings keeps what is wanted by mail', async ({ page }) => {
    await newLearner(page)
    await page.goto('/me')
    await page.getByLabel('Answers to what I asked').check()
    await page.getByLabel('Username').fill('not a username!')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('Nothing was saved. See the marked field.')).toBeVisible()
    await expect(page.getByLabel('Answers to what I asked')).toBeChecked()
    await expect(page.getByLabel('Send the streak reminder by email, too')).not.toBeChecked()
  })
})
