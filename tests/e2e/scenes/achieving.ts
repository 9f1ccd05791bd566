import { expect } from '@playwright/test'
import { newLearner } from '../learner.ts'
import { scene } from '../scene.ts'

scene('achieving', async ({ page, take }) => {
  const learner = await newLearner(page)
  await page.goto('/c/harbor/achievements')
  await take('achievements-first')
  await page.goto('/c/harbor/board')
  await take('board-without-me')
  await page.goto('/c/harbor/board?scope=global')
  await take('board-global-without-me')
  await learner.finishes('Networking fundamentals', { mode: 'practice' })
  await page.goto('/c/harbor/board')
  await take('board-hidden')
  await page.getByRole('row', { name: 'You' }).scrollIntoViewIfNeeded()
  await take('board-own-row')
  await page.goto('/c/harbor/achievements')
  await page.getByRole('link', { name: 'Test Rookie' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await take('achievement-sheet')
  await page.goto('/c/harbor/achievements/test_rookie')
  await take('achievement-won', true)
  await page.goto('/c/harbor/achievements?pack=exam-prep&page=2')
  await page.getByRole('link', { name: 'Secret', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await take('achievement-secret')
})
