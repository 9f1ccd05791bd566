import { expect } from '@playwright/test'
import { newLearner } from '../learner.ts'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

scene('rewards', async ({ page, here, take, open }) => {
  const learner = await newLearner(page, `Yuna Kowalczyk-Baptiste, ${here}`)
  await learner.finishes('Networking fundamentals')
  await open('me-whole', '/me', true)
  await page.getByRole('region', { name: 'What happened with your account' }).scrollIntoViewIfNeeded()
  await take('me-security')
  await signInAs(page, 'Instructor')
  await page.goto(`/c/harbor/manage/learners/${learner.id}`)
  await page.getByText(/^\d+ achievements?$/).click()
  await take('rewards', true)
  await page
    .getByRole('link', { name: /^Take back/ })
    .first()
    .click()
  await expect(page.getByRole('region', { name: /^Take back/ })).toBeVisible()
  await take('rewards-revoke')
})
