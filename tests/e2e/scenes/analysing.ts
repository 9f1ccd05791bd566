import { expect } from '@playwright/test'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

scene('analysing', async ({ page, take: shoot }) => {
  const take = (name: string, fullPage?: boolean) => shoot(`analysis-${name}`, fullPage)
  await signInAs(page, 'Instructor')
  await page.goto('/c/harbor/manage/tests/results')
  await take('list', true)
  await page.getByRole('link', { name: 'Networking' }).click()
  await expect(page.getByRole('heading', { name: 'Question by question' })).toBeVisible()
  await take('test')
  await page.getByRole('group').first().locator('summary').click()
  await page.getByRole('heading', { name: 'Question by question' }).scrollIntoViewIfNeeded()
  await take('whole', true)
  await page.getByRole('button', { name: 'What these numbers mean' }).focus()
  await page.getByRole('heading', { name: 'Question by question' }).evaluate((it) => it.scrollIntoView())
  await take('questions')
  const address = page.url()
  await page.goto(`${address}?concerns=any&sort=discrimination`)
  await take('concerns', true)
  await page.goto(`${address}?mode=practice&since=2040-01-01`)
  await take('empty')
})
