import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import { z } from 'zod'
import { send } from '../functions.ts'
import { newLearner } from '../learner.ts'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'
import { siteClient } from '../session.ts'

const ANSWER = `**Thirty.** Of 32 addresses two are not for hosts:

- the first, which names the network
- the last, for all hosts of it`

scene('mail', async ({ page, here, open, take }) => {
  await open('forgot-password', '/forgot-password')
  await page.getByLabel('Email').fill(`${here.replace(' ', '.')}@laude.example`)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.getByRole('heading', { name: 'Check your email' }).waitFor()
  await take('forgot-password-sent')
  await open('reset-password', '/reset-password?token_hash=picture&type=recovery')
  await open('reset-password-ended', '/reset-password')
  await open('reset-password-changed', '/reset-password?changed')
  await open('confirm-email', '/confirm-email?token_hash=picture&type=signup')
  await open('confirm-email-again', '/confirm-email')
  await open('unsubscribe', '/unsubscribe?token=picture')
  await open('sign-in', '/sign-in')

  const learner = await newLearner(page)
  const sends = ['streak_reminder', 'support_reply']
  await send(learner.ask, 'PUT', '/gamification-api/mail/preferences', { subscriptions: sends })
  const question = { community: 'harbor', body: 'How many hosts fit into a /27?' }
  const asked = await send(learner.ask, 'POST', '/support-api/threads', question, randomUUID())
  await learner.isAnswered(z.object({ id: z.uuid() }).parse(asked).id, ANSWER)
  await open('me-notifications', '/me#notifications')
  await siteClient().client.auth.resetPasswordForEmail(learner.email)
  const mine = page.getByRole('listitem').filter({ hasText: learner.email }).getByRole('link')
  const openMail = async (subject: string) => {
    await page.goto('/dev/mail')
    await mine.filter({ hasText: subject }).click({ timeout: 5_000 })
    await page.frameLocator('iframe').getByRole('heading').waitFor()
    // A frame that was never in sight is not drawn.
    await page.locator('iframe').scrollIntoViewIfNeeded()
  }
  await expect(() => openMail('Your question')).toPass()
  await take('dev-mail-answer', true)
  await page.getByRole('link', { name: 'All mail' }).click()
  await page.getByRole('heading', { name: 'Mail', exact: true }).waitFor()
  await take('dev-mail')
  await expect(() => openMail('Choose a new password')).toPass()
  await take('dev-mail-one', true)
  await openMail('Your question')
  await page.getByLabel('Your reply').fill('Thank you! And how many subnets are there?')
  await page.getByRole('button', { name: 'Send reply' }).click()
  await page.getByText('The reply arrived.').waitFor()
  await take('dev-mail-replied')
  await signInAs(page, 'Instructor')
  await open('me-notifications-teaching', '/me#notifications')
})
