import { expect, expectAccessible, openAwake, signInAs, test } from './pages.ts'

test('an operator sees how the site does, finds the page from Me, and it stays fresh by itself', async ({ page }) => {
  await signInAs(page, 'Admin')
  await page.goto('/me')
  await page.getByRole('link', { name: 'How the site does' }).click()
  await expect(page.getByRole('heading', { name: 'Operations', level: 1 })).toBeVisible()
  // A busy machine may well be too slow; whether it is, other tests judge.
  await expect(page.getByRole('status').filter({ hasText: /\.$/ })).toHaveCount(1)
  await expect(page.getByRole('row', { name: /^functions \d+ on/ })).toContainText('Running')
  const alerts = page.getByRole('region', { name: 'Alerts' }).getByRole('listitem')
  await expect(alerts).toHaveCount(14)
  await expect(alerts.filter({ hasText: 'Events pile up' })).toContainText('Fine')

  // What has the focus keeps it while the figures are replaced.
  const community = page.getByLabel('Community', { exact: true })
  await community.focus()
  await page.waitForResponse((response) => response.url().includes('/ops/__data.json'))
  await expect(community).toBeFocused()
  // How the machine does decides which states there are; each has to be legible.
  for (const [index, tone] of ['fine', 'warning', 'critical'].entries())
    await alerts.nth(index).evaluate((alert, shown) => {
      alert.classList.remove('fine', 'warning', 'critical', 'unknown')
      alert.classList.add(shown)
    }, tone)
  await expectAccessible(page)
})

test('days are shown for one community, by keyboard alone', async ({ page }) => {
  await signInAs(page, 'Admin')
  await openAwake(page, '/ops')
  const days = page.getByRole('region', { name: 'Achievements by day' })
  await expect(days.getByText(/unlocks? in 30 days/)).toBeVisible()
  await days.getByLabel('Community', { exact: true }).focus()
  await page.keyboard.type('Har')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/of=harbor/)
  await expect(days.getByRole('heading', { name: 'Earned most often' })).toBeVisible()
  await days.getByRole('link', { name: '7 days' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/of=harbor&days=7/)
  await expect(days.getByText(/unlocks? in 7 days/)).toBeVisible()
})

test('nobody else has such a page, nor a link to it', async ({ page }) => {
  for (const account of ['Student', 'Instructor'] as const) {
    await signInAs(page, account)
    expect((await page.goto('/ops'))?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
    await page.goto('/me')
    await expect(page.getByRole('link', { name: 'How the site does' })).toHaveCount(0)
  }
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the figures are there, and a link asks for new ones', async ({ page }) => {
    await signInAs(page, 'Admin')
    await page.goto('/ops?days=7')
    await expect(page.getByText('Waiting events')).toBeVisible()
    await page.getByRole('link', { name: 'Refresh' }).click()
    await expect(page).toHaveURL(/\/ops\?days=7/)
    await expect(page.getByRole('heading', { name: 'Alerts' })).toBeVisible()
  })
})
