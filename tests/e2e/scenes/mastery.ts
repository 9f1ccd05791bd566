import { expect } from '@playwright/test'
import { newLearner } from '../learner.ts'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

scene('mastery', async ({ page, take, open }) => {
  const learner = await newLearner(page)
  await open('mastery-new', '/c/harbor/mastery')
  await learner.finishes('Networking fundamentals', { length: 100, right: (number) => number % 5 > 0, minutes: 60 })
  await expect
    .poll(
      async () => {
        await page.goto('/c/harbor/mastery')
        return page.getByText('You would likely get').count()
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0)
  await take('mastery', true)
  await page.getByText('How levels are reached').click()
  await take('mastery-levels', true)
  await page.goto('/c/harbor')
  await page.getByRole('link', { name: 'Networking fundamentals', exact: true }).click()
  await page.getByRole('link', { name: 'Are you ready for the exam?' }).click()
  await expect(page.getByRole('heading', { name: 'Are you ready?' })).toBeVisible()
  await take('readiness', true)
  await signInAs(page, 'Instructor')
  await open('mastery-learners', '/c/harbor/manage/learners/mastery', true)
})
