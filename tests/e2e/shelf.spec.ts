import type { Browser, Page } from '@playwright/test'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'

const card = (page: Page, name: string) => page.getByRole('article').filter({ hasText: name })

test('an achievement opens as a dialog, says why the learner has it, and is featured, by keyboard alone', async ({
  page,
}) => {
  const learner = await newLearner(page)
  await page.goto('/c/harbor/achievements')
  await expect(page.getByRole('heading', { name: 'Your first achievement is one test away' })).toBeVisible()
  const attempt = await learner.finishes('Networking fundamentals')
  const rookie = page.getByRole('link', { name: 'Test Rookie', exact: true })
  const sheet = page.getByRole('dialog', { name: 'Test Rookie' })
  // Before hydration the link leads to a page of its own.
  await expect(async () => {
    await page.goto('/c/harbor/achievements?standing=earned')
    await expect(page.getByRole('heading', { name: 'Next in reach' })).toBeVisible()
    await rookie.focus()
    await page.keyboard.press('Enter')
    await expect(sheet).toBeVisible({ timeout: 2000 })
  }).toPass()
  await expect(page).toHaveURL(/\/achievements\/test_rookie$/)
  await expect(sheet).toContainText('Finish a test.')
  await expect(sheet.getByRole('link', { name: 'see the result' })).toHaveAttribute('href', new RegExp(attempt))
  await expectAccessible(page)
  const feature = sheet.getByRole('button', { name: 'Feature on profile' })
  await feature.focus()
  await page.keyboard.press('Enter')
  await expect(sheet.getByRole('button', { name: 'Stop featuring' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(page).toHaveURL(/\?standing=earned$/)
  await expect(rookie).toBeFocused()
  await expect(card(page, 'Test Rookie').getByLabel('Featured')).toBeVisible()

  await page.keyboard.press('Enter')
  await expect(sheet).toBeVisible()
  await page.goBack()
  await expect(sheet).toBeHidden()
  await page.goForward()
  await expect(sheet).toBeVisible()
  // Opened anew, the same address is a page of its own.
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Test Rookie', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Hide from profile' }).click()
  await expect(page.getByText('Only you can see it.')).toBeVisible()
  await expectAccessible(page)

  await page.goto('/c/harbor/achievements?pack=exam-prep&page=2')
  await page.getByRole('link', { name: 'Secret', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('This achievement is secret')
  await page.goto('/c/harbor/achievements/the_answer')
  await expect(page.getByRole('heading', { name: 'No such achievement here' })).toBeVisible()
})

test('the filters of the catalogue combine, with and without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  const learner = await newLearner(page)
  await learner.finishes('Networking fundamentals', { mode: 'practice' })
  await page.goto('/c/harbor/achievements')

  // A long pack shows a part of it, and leads to all the others.
  const whole = page.getByRole('link', { name: /^Show all \d+ in Exam prep$/ })
  const inPack = Number.parseInt((await whole.innerText()).replace(/\D/g, ''), 10)
  await whole.click()
  await expect(page.getByRole('article')).toHaveCount(24)
  const names = page.getByRole('article').getByRole('link')
  const seen = new Set(await names.evaluateAll((links) => links.map((it) => it.getAttribute('href'))))
  await page.getByRole('link', { name: 'Next', exact: true }).click()
  await expect(page.getByText('Page 2 of 2')).toBeVisible()
  for (const href of await names.evaluateAll((links) => links.map((it) => it.getAttribute('href')))) seen.add(href)
  expect(seen.size).toBe(inPack)
  await page.goto('/c/harbor/achievements')

  const earned = page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name: /^Earned/ })
  const howMany = Number.parseInt((await earned.innerText()).replace(/\D/g, ''), 10)
  expect(howMany).toBeGreaterThan(0)
  await earned.click()
  await expect(page.getByRole('article')).toHaveCount(howMany)
  await page.getByRole('link', { name: /^Legendary/ }).click()
  await expect(page).toHaveURL(/standing=earned&rarity=legendary/)
  await expect(page.getByRole('heading', { name: 'Your achievements will show up here' })).toBeVisible()
  await page.getByRole('link', { name: /^Any rarity/ }).click()
  await page.getByRole('searchbox').fill('rookie')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/standing=earned&search=rookie/)
  await expect(page.getByRole('article')).toHaveCount(1)

  await page.getByRole('link', { name: 'Test Rookie', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Test Rookie', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Feature on profile' }).click()
  await expect(page.getByRole('button', { name: 'Stop featuring' })).toBeVisible()
  await context.close()
})

test("learners with equal scores share a rank, and a hidden learner is on no other learner's leaderboard", async ({
  page,
  browser,
}, { project }) => {
  // A board is of everybody: two of these at once would stand between each other.
  test.skip(project.name !== 'desktop')
  const seenBy = async (browser: Browser, name: string) => {
    const context = await browser.newContext({ baseURL: project.use.baseURL })
    const page = await context.newPage()
    return { page, learner: await newLearner(page, name) }
  }
  const ann = { page, learner: await newLearner(page, 'Ann Even') }
  const ben = await seenBy(browser, 'Ben Even')
  const cleo = await seenBy(browser, 'Cleo Unseen')
  for (const { learner } of [ann, ben]) await learner.isOnBoards('community')
  for (const { learner } of [ann, ben, cleo]) await learner.finishes('Security fundamentals')

  const finished = '/c/harbor/board?metric=completed'
  const rankOf = (page: Page, name: string) => page.getByRole('row', { name }).getByRole('cell').first().innerText()
  const shows = (page: Page, name: string) =>
    expect(async () => {
      await page.goto(finished)
      await expect(page.getByRole('row', { name })).toBeVisible({ timeout: 2_000 })
    }).toPass()
  await shows(ann.page, 'Ben Even')
  const rank = await rankOf(ann.page, 'You')
  expect(await rankOf(ann.page, 'Ben Even')).toBe(rank)
  await expect(page.getByText('Rank 1')).toBeAttached()
  await expectAccessible(ann.page)

  // On the narrowest phone the reader's place is in view at first, and covers no row wherever the page is scrolled to.
  await page.setViewportSize({ width: 360, height: 640 })
  const place = page.getByRole('region', { name: 'Your place' })
  await expect(place).toBeInViewport()
  await expect(place).toContainText(/You’re \d+(st|nd|rd|th) of \d+/)
  for (const row of await page.getByRole('row').all()) {
    await row.evaluate((it) => it.scrollIntoView({ block: 'end' }))
    const [card, covered] = [await place.boundingBox(), await row.boundingBox()]
    if (!card || !covered) throw new Error('The place and the row are on the page.')
    expect(card.y + card.height).toBeLessThanOrEqual(covered.y)
  }
  for (const path of [finished, '/c/harbor/achievements', '/c/harbor/achievements/gold_god']) {
    await page.goto(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  }

  await shows(cleo.page, 'You')
  expect(await rankOf(cleo.page, 'You')).toBe(rank)
  await expect(cleo.page.getByText('Only you can see your place here')).toBeVisible()
  for (const metric of ['completed', 'xp_weekly', 'achievements']) {
    const html = await (await ann.page.request.get(`/c/harbor/board?metric=${metric}`)).text()
    expect(html).toContain('Priya')
    expect(html).not.toContain('Cleo')
  }
  await cleo.learner.isOnBoards('community')
  await shows(ann.page, 'Cleo Unseen')
  await ann.page.getByRole('link', { name: 'All communities' }).click()
  await expect(ann.page.getByText('You’re hidden from others on this board')).toBeVisible()
  await ben.page.context().close()
  await cleo.page.context().close()
})
