import { expect } from '@playwright/test'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

scene('insights', async ({ page, take }) => {
  await signInAs(page, 'Instructor')
  await expect(async () => {
    await page.goto('/c/harbor/manage/insights')
    await expect(page.getByRole('heading', { name: 'Active learners by week' })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await take('insights')
  await take('insights-whole', true)
})
