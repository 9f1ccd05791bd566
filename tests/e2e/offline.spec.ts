import { expect, test } from './pages.ts'

test.use({ serviceWorkers: 'allow' })

test('offline, a page that is not stored is replaced by one that says so, and opens once there is a connection', async ({
  page,
  context,
}) => {
  await page.goto('/sign-in')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.reload() // the first visit is not under its control yet
  await context.setOffline(true)
  await page.goto('/sign-up')
  await expect(page.getByRole('heading', { name: /offline/i })).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible()
})
