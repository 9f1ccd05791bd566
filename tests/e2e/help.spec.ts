import type { Page } from '@playwright/test'
import { expect, expectAccessible, signInAs, test } from './pages.ts'
import { focused, tabTo } from './tab-to.ts'

const FREEZES = 'How do I protect my streak with a freeze?'

const search = async (page: Page, text: string) => {
  await page.getByRole('searchbox', { name: 'Search help' }).fill(text)
  await page.getByRole('button', { name: 'Search' }).click()
}

/** From the landing page to an article, to the one that it links to, and back; all of it in one tab. */
async function findAnArticle(page: Page) {
  await page.goto('/')
  await page.getByRole('link', { name: 'Help', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Help', level: 1 })).toBeVisible()
  await search(page, 'freezes')
  await expect(page).toHaveURL('/help?q=freezes')
  await page.getByRole('main').getByRole('listitem').first().getByRole('link').click()
  await expect(page).toHaveURL('/help/freezes')
  await expect(page.getByRole('heading', { name: FREEZES, level: 1 })).toBeVisible()

  const link = page.getByRole('article').locator('a[href^="/help/"]').first()
  const target = await link.getAttribute('href')
  await link.click()
  await expect(page).toHaveURL(target ?? '')
  expect(page.context().pages()).toHaveLength(1)
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Help' }).click()
  await expect(page).toHaveURL('/help')
}

test('a visitor finds an article and the one it links to, in the same tab', async ({ page }) => {
  await findAnArticle(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a visitor finds an article and the one it links to, in the same tab', async ({ page }) => {
    await findAnArticle(page)
  })
})

test('the pages of the help center load no script', async ({ page }) => {
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url())
  })
  for (const path of ['/help', '/help?q=streak', '/help/streaks']) {
    await page.goto(path)
    await page.waitForLoadState('load')
  }
  expect(scripts).toEqual([])
})

test('the help center lists every article by category, and violates no rule of accessibility', async ({ page }) => {
  await page.goto('/help')
  for (const name of ['Tests', 'Progress', 'Achievements', 'Courses', 'Your account', 'Teaching'])
    await expect(page.getByRole('region', { name, exact: true }).getByRole('listitem').nth(1)).toBeVisible()
  await expectAccessible(page)
  await page.goto('/help/streaks')
  await expect(page).toHaveTitle('How does my streak work? · Help · laude')
  await expect(
    page.getByRole('region', { name: 'More about progress' }).getByRole('link', { name: FREEZES }),
  ).toBeVisible()
  await expectAccessible(page)
  await page.goto('/help?q=streak')
  await expectAccessible(page)
})

test('a search that finds nothing says so, and shows what was typed as text', async ({ page }) => {
  const typed = '"><img src=x> xylophone'
  await page.goto('/help')
  await search(page, typed)
  await expect(page.getByRole('heading', { name: 'No article has all of these words' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`“${typed}” in Help`)
  await expect(page.getByRole('searchbox', { name: 'Search help' })).toHaveValue(typed)
  await expect(page.getByRole('main').locator('img')).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'see all articles' }).click()
  await expect(page).toHaveURL('/help')
})

test('an address without an article is not found, and leads to the help center', async ({ page }) => {
  const response = await page.goto('/help/nothing')
  expect(response?.status()).toBe(404)
  expect(response?.headers()['cache-control']).toBe('private, no-cache')
  await expect(page.getByRole('heading', { name: 'Article not found', level: 1 })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'see all articles' }).click()
  await expect(page).toHaveURL('/help')
  await page.goBack()
  await search(page, 'streaks')
  await expect(page).toHaveURL('/help?q=streaks')
})

test('an article is found by keyboard alone', async ({ page, isMobile }) => {
  test.skip(isMobile, 'A phone has no keyboard.')
  await page.goto('/help')
  await tabTo(page, /^Search help$/)
  await page.keyboard.type('protect streak')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/help?q=protect+streak')
  await tabTo(page, /^How do I protect my streak/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/help/freezes')
  await tabTo(page, /^Progress$/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/help#progress')
  await page.keyboard.press('Tab')
  await expect(focused(page)).toHaveText('How does my streak work?')
})

test('a student gets from the site to the help center and back', async ({ page, isMobile }) => {
  await signInAs(page, 'Student')
  await page.goto(isMobile ? '/me' : '/c/harbor')
  const link = isMobile
    ? page.getByRole('region', { name: 'Help' }).getByRole('link')
    : page.getByRole('link', { name: 'Help', exact: true })
  await link.click()
  await expect(page.getByRole('heading', { name: 'Help', level: 1 })).toBeVisible()
  await search(page, 'freezes')
  await expect(page).toHaveURL('/help?q=freezes')
  await expect(page.getByRole('searchbox', { name: 'Search help' })).toHaveValue('freezes')
  await page.getByRole('link', { name: FREEZES }).click()
  await expect(page.getByRole('heading', { name: FREEZES, level: 1 })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('banner').getByRole('link', { name: 'Me', exact: true }).click()
  await expect(page).toHaveURL('/me')
})
