import { expect } from '@playwright/test'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

scene('ops', async ({ page, take }) => {
  await signInAs(page, 'Admin')
  // The workers count the days of the demo within a minute or two.
  await expect(async () => {
    await page.goto('/ops?of=harbor')
    await expect(page.getByRole('heading', { name: 'Earned most often' })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await take('ops')
  await take('ops-whole', true)
})
