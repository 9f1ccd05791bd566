import { newLearner } from '../learner.ts'
import { scene } from '../scene.ts'
import { siteClient } from '../session.ts'

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
  await open('me-notifications', '/me#notifications')
  await siteClient().client.auth.resetPasswordForEmail(learner.email)
  const mine = page.getByRole('listitem').filter({ hasText: learner.email }).getByRole('link')
  while ((await mine.count()) === 0) await page.goto('/dev/mail')
  await take('dev-mail')
  await mine.click()
  await page.frameLocator('iframe').getByRole('heading').waitFor()
  await take('dev-mail-one', true)
})
