import { expect, test } from './pages.ts'

test('the gallery of components is for development: what is built has no such page', async ({ page }) => {
  expect((await page.goto('/dev/ui'))?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'Nothing at this address' })).toBeVisible()
  await expect(page.locator('[data-component]')).toHaveCount(0)
})
