import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'
import { tabTo } from './tab-to.ts'

const main = (page: Page) => page.getByRole('main')
const NETWORKING = 'Networking fundamentals'

/** Fills the form of a suggestion. */
async function suggest(page: Page, { title, url, topic }: { title: string; url: string; topic: string }) {
  await page.getByLabel('Link').fill(url)
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Why it is good').fill('It shows each step as a picture.')
  await page.getByRole('checkbox', { name: topic }).check()
  await page.getByRole('button', { name: 'Suggest' }).click()
}

test('a resource is suggested, listed by an instructor, and reached from a topic that a learner missed', async ({
  page,
  browser,
  baseURL,
}) => {
  const learner = await newLearner(page)
  const attempt = await learner.finishes(NETWORKING, { right: () => false })
  const { data } = await (await learner.ask(`/resources-api/attempts/${attempt}`)).json()
  const [{ topic }] = data
  const title = `Seen from above ${randomUUID().slice(0, 8)}`
  const url = `https://example.org/${randomUUID()}`

  await page.goto('/c/harbor/resources')
  await main(page).getByRole('link', { name: 'Suggest one' }).click()
  await expect(page).toHaveURL(/\/resources\/suggest$/)
  await suggest(page, { title, url: 'https://192.168.0.1/', topic })
  await expect(main(page)).toContainText('Enter the link of a public website')
  await expect(page.getByLabel('Title')).toHaveValue(title)
  await expectAccessible(page)
  await page.getByLabel('Link').fill(url)
  await page.getByRole('button', { name: 'Suggest' }).click()
  await expect(main(page)).toContainText(`Thank you. Instructors look at “${title}”.`)
  await expect(page.getByRole('region', { name: 'Your suggestions' })).toContainText('Waits for an instructor')
  await expect(page.getByLabel('Title')).toHaveValue('')

  const context = await browser.newContext({ baseURL })
  const staff = await context.newPage()
  await signInAs(staff, 'Instructor')
  await staff.goto('/c/harbor/manage/resources')
  const row = staff.getByRole('article').filter({ hasText: title })
  await expect(row).toContainText('Suggested by Lea Learner')
  await expectAccessible(staff)
  await row.getByRole('button', { name: 'List' }).click()
  await expect(main(staff)).toContainText(`“${title}” is listed.`)
  await context.close()

  // Somebody else finds it useful, so it is among the few that are shown.
  const other = await newLearner(page, 'Omar Other')
  const [listed] = (
    await (await other.ask(`/resources-api/resources?community=harbor&q=${encodeURIComponent(title)}`)).json()
  ).data
  await other.ask(`/resources-api/resources/${listed.id}/marks/useful`, undefined, { method: 'PUT' })
  const missed = await other.finishes(NETWORKING, { length: 100, right: () => false })
  for (const where of ['result', 'review']) {
    await page.goto(`/c/harbor/attempts/${missed}/${where}`)
    const helps = page.getByRole('region', { name: 'What helps next' })
    await expect(helps).toContainText(/You missed \d+ about [^:]+:\s+3 things that help/)
    const link = helps.getByRole('link', { name: title })
    await helps.getByText(/Help for \d+ more topics/).click()
    await expect(link.first()).toBeVisible()
    await expect(link.first()).toHaveAttribute('href', url)
    await expect(link.first()).toHaveAttribute('rel', /noopener/)
    await expectAccessible(page)
  }
})

test('resources are filtered, saved and reported by keyboard alone', async ({ page }) => {
  await newLearner(page)
  await page.goto('/c/harbor/resources')
  await expectAccessible(page)
  const total = main(page).getByRole('status')
  const wireless = main(page)
    .getByRole('navigation', { name: 'Networking' })
    .getByRole('link', { name: /^Wireless/ })
  const count = (await wireless.textContent())?.match(/\d+/)?.[0]
  await tabTo(page, /^Wireless/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/topic=wireless/)
  await expect(total).toContainText(`${count} resources`)
  await tabTo(page, /^Kind, level/)
  await page.keyboard.press('Enter')
  await tabTo(page, /^Video/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/topic=wireless&kind=video/)

  const first = main(page).getByRole('article').first()
  const save = first.getByRole('button', { name: /^Save/ })
  await tabTo(page, /^Save\b/)
  await page.keyboard.press('Enter')
  await expect(save).toHaveAttribute('aria-pressed', 'true')
  await expect(save).toBeFocused()
  const useful = first.getByRole('button', { name: /^Useful/ })
  await tabTo(page, /^Useful/)
  await page.keyboard.press('Enter')
  await expect(useful).toContainText('1')
  await page.goto('/c/harbor/resources?mark=saved')
  await expect(total).toContainText('1 resource')
  await tabTo(page, /^Save\b/)
  await page.keyboard.press('Enter')
  await expect(main(page)).toContainText('No resource matches')
  await expect(total).toBeFocused()

  await page.goto('/c/harbor/resources?topic=wireless')
  await first.getByRole('link', { name: /^Report a dead link/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Report a dead link' })).toBeVisible()
  await expectAccessible(page)
  await tabTo(page, /^Report$/)
  await page.keyboard.press('Enter')
  await expect(main(page)).toContainText('Thank you. You reported this link')
  await tabTo(page, /^Back to the resources/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/resources\?topic=wireless$/)
  await expect(first).toContainText('You reported this link.')
})

test('without a script, the filters, the search, the marks and the form work', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  await newLearner(page)
  await page.goto('/c/harbor/resources')
  await main(page)
    .getByRole('link', { name: /^Routing/ })
    .first()
    .click()
  await expect(page).toHaveURL(/topic=routing/)
  await page.getByRole('searchbox', { name: 'Search resources' }).fill('rfc')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/topic=routing&q=rfc/)
  const first = main(page).getByRole('article').first()
  await first.getByRole('button', { name: /^Done/ }).click()
  await expect(first.getByRole('button', { name: /^Done/ })).toHaveAttribute('aria-pressed', 'true')
  await expect(page).toHaveURL(/topic=routing&q=rfc/)
  await page.goto('/c/harbor/resources/suggest')
  await suggest(page, { title: 'By hand', url: `https://example.org/${randomUUID()}`, topic: 'Routing' })
  await expect(main(page)).toContainText('Thank you.')
  await context.close()
})

test('an instructor corrects, retires and lists again what is listed', async ({ page }) => {
  const learner = await newLearner(page)
  const [listed] = (await (await learner.ask('/resources-api/resources?community=harbor&topic=cryptography')).json())
    .data
  await learner.ask(`/resources-api/resources/${listed.id}/reports`, undefined, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ note: 'It moved.' }),
  })
  await page.context().clearCookies()
  await signInAs(page, 'Instructor')
  await page.goto('/c/harbor/manage')
  await expect(main(page)).toContainText(/\d+ suggestions? (or dead link|and dead links) to look at/)
  await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: 'Resources' }).click()
  const dead = page.getByRole('region', { name: 'Dead links' }).getByRole('article').filter({ hasText: listed.title })
  await expect(dead).toContainText('“It moved.”')
  await dead.getByRole('link', { name: /^Correct the link/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(listed.title)
  await expectAccessible(page)
  await page.getByLabel('Link').fill(`https://example.org/moved-${randomUUID()}`)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByLabel('Reason').fill('Another is better.')
  await page.getByRole('button', { name: 'Retire' }).click()
  await expect(main(page)).toContainText(`“${listed.title}” was retired.`)
  await page.goto('/c/harbor/manage/resources?show=retired')
  const row = page.getByRole('article').filter({ hasText: listed.title })
  await expect(row).toContainText('Another is better.')
  await row.getByRole('button', { name: 'List again' }).click()
  await expect(main(page)).toContainText(`“${listed.title}” is listed.`)
})
