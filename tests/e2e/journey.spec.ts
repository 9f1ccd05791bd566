import { expect, expectAccessible, signInAs, test } from './pages.ts'

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('a demo student signs in with one click, sees the tests by category, looks at one and signs out', async ({
    page,
  }) => {
    await page.goto('/')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Student' }).click()

    await expect(page).toHaveURL(/\/c\/harbor$/)
    await expect(page.getByRole('heading', { name: 'Tests', level: 1 })).toBeVisible()
    const network = page.getByRole('region', { name: 'Network' })
    await expect(network.getByRole('listitem').filter({ hasText: 'Networking fundamentals' })).toHaveCount(1)
    await expect(page.getByRole('region', { name: 'Security' })).toContainText('Security fundamentals')
    await expectAccessible(page)

    await network.getByRole('link', { name: 'Networking fundamentals', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Networking fundamentals', level: 1 })).toBeVisible()
    await expect(page.getByText('Addressing and subnetting', { exact: true })).toBeVisible()
    await expectAccessible(page)

    await page.getByRole('link', { name: 'Me', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Sam Okafor' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Sign out\s+this device/ }).click()
    await expect(page.getByRole('button', { name: 'Student' })).toBeVisible()
    await page.goto('/c/harbor')
    await expect(page).toHaveURL(/\/sign-in\?next=/)
    await expectAccessible(page)
  })
})

test('a newcomer creates an account, joins a community and stays signed in', async ({ page }, { project }) => {
  const email = `nia-${project.name}-${Date.now()}@example.test`
  await page.goto('/sign-up')
  await expectAccessible(page)
  await page.getByLabel('Name').fill('Nia Newcomer')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText(/8 characters/).first()).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue(email)

  await page.getByLabel('Password').fill('long enough by far')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page).toHaveURL(/\/communities$/)
  await expectAccessible(page)
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Lumen Language School' })
    .getByRole('button', { name: /^Join/ })
    .click()
  await expect(page).toHaveURL(/\/c\/lumen\/welcome$/)
  await expect(page.getByRole('heading', { name: 'Welcome to Lumen Language School' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Skip, and look around' }).click()
  await expect(page).toHaveURL(/\/c\/lumen$/)
  await expectAccessible(page)
  await page.reload()
  await expect(page).toHaveURL(/\/c\/lumen$/)
})

test('a wrong password shows a sentence and keeps the typed address', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill('student@laude.test')
  await page.getByLabel('Password').fill('not it at all')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue('student@laude.test')
  await expectAccessible(page)
})

test('the catalogue shows every pack of the community, filters by link, and keeps secret achievements secret', async ({
  page,
}) => {
  await signInAs(page, 'Student')
  await page.goto('/c/harbor/achievements')
  await expect(page.getByText('63 achievements')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: /^Show all \d+ in Exam prep$/ }).click()
  await expect(page).toHaveURL(/pack=exam-prep/)
  await page.getByRole('link', { name: 'Next', exact: true }).click()
  await expect(page.getByText('Hidden until earned')).toHaveCount(1)
  await page.getByRole('link', { name: 'Show all', exact: true }).click()
  await page.getByRole('link', { name: 'Legendary' }).click()
  await expect(page).toHaveURL(/rarity=legendary/)
  await expect(page.getByText('Ultimate Master')).toBeVisible()
  await expect(page.getByText('Test Rookie')).toHaveCount(0)
})

test('a page that does not exist says so and links back', async ({ page }) => {
  await page.goto('/nowhere')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessible(page)
  await signInAs(page, 'Student')
  for (const path of ['/c/nobody', '/c/harbor/tests/00000000-0000-4000-8000-000000000000', '/c/harbor/tests/42']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
  }
  await expectAccessible(page)
})

test('a chosen theme is in the first byte of every later page', async ({ page }) => {
  await signInAs(page, 'Student')
  await page.goto('/me')
  await page.getByText('Dark', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const response = await page.reload()
  expect(await response?.text()).toContain('data-theme="dark"')
})
