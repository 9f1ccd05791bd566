import { expect, test } from './pages.ts'

test('a built site has no page for the gallery of components', async ({ page }) => {
  expect((await page.goto('/dev/ui'))?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  await expect(page.locator('[data-component]')).toHaveCount(0)
})
