import { expect } from '@playwright/test'
import { dayZone } from '../day-zone.ts'
import { moveDemo, newLearner } from '../learner.ts'
import { signInAs, signInByHand } from '../pages.ts'
import { scene } from '../scene.ts'

scene('progress', async ({ page, take }) => {
  const learner = await newLearner(page)
  await page.goto('/notifications')
  await take('notifications-none')
  await page.goto('/c/harbor/progress')
  await take('progress-first', true)
  await learner.finishes('Security fundamentals')
  await expect(page.getByRole('region', { name: 'News' })).toBeVisible()
  await take('news')
  await page.keyboard.press('Escape')
  await learner.learntYesterday()
  await learner.starts('Networking fundamentals', { mode: 'exam', length: 50, answered: 12 })
  await page.goto('/c/harbor/progress')
  await page.getByRole('button', { name: 'Protect today' }).click()
  await expect(page.getByText('Today is already protected.')).toBeVisible()
  await take('progress-protected', true)
  await page.goto('/notifications')
  await take('notifications-unread')

  await page.context().clearCookies()
  await signInByHand(page, 'Instructor')
  await take('teaching')
  await page.context().clearCookies()
  await signInAs(page, 'Student')
  await moveDemo('student@laude.test', dayZone())
  await page.goto('/c/harbor/progress')
  await take('progress', true)
  await page.goto('/notifications')
  await take('notifications')
})
