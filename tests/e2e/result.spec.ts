import type { Page } from '@playwright/test'
import { onBox } from './box.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'

const main = (page: Page) => page.getByRole('main')
const laurel = (page: Page) => page.getByRole('region', { name: 'Score' }).locator('.won')

/** Whether a learner sees it without scrolling, and nothing lies over it. */
async function expectInSight(page: Page, name: string) {
  const action = main(page).getByRole('link', { name, exact: true })
  await expect(action).toBeVisible()
  expect(await page.evaluate(() => scrollY)).toBe(0)
  const onTop = await action.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const corners = [left + 4, right - 4].flatMap((x) =>
      [top + 4, bottom - 4].map((y) => document.elementFromPoint(x, y)),
    )
    return corners.every((found) => found === element || element.contains(found))
  })
  expect(onTop).toBe(true)
}

/** Six right answers, at most two of a topic, so that the learner is strong in none. */
function sixOfManyTopics() {
  const topics: string[] = []
  return (_: number, topic: string) =>
    topics.length < 6 && topics.filter((it) => it === topic).length < 2 && topics.push(topic) > 0
}

test('a low score gets one next step and no celebration, and its action is in sight', async ({ page }) => {
  const learner = await newLearner(page)
  const id = await learner.finishes('Networking fundamentals', { right: sixOfManyTopics() })
  await page.goto(`/c/harbor/attempts/${id}/result`)
  await expect(main(page)).toContainText('24 percent')
  await expect(main(page)).toContainText(/Next: review the \d+ you missed( in .+)?, then try again\./)
  // Its first achievement and level are there, without a fuss.
  await expect(page.getByRole('heading', { name: 'A new achievement', exact: true })).toBeVisible()
  await expect(main(page)).not.toContainText('!')
  await expect(main(page)).not.toContainText('Strongest')
  await expect(laurel(page)).toHaveCount(0)
  await expectInSight(page, 'Review')
  await expectAccessible(page)
  await main(page).getByRole('link', { name: 'Review', exact: true }).click()
  await expect(page).toHaveURL(/show=incorrect$/)
})

test('a test with too many open questions says why it does not count, and what would', async ({ page }) => {
  const learner = await newLearner(page)
  const left = Array.from({ length: 17 }, (_, index) => index + 9)
  const id = await learner.finishes('Networking fundamentals', { left })
  await page.goto(`/c/harbor/attempts/${id}/result`)
  await expect(main(page)).toContainText('you answered 8 of 25 questions. Answer at least 20 next time')
  await expect(page.getByRole('heading', { name: /achievement/ })).toHaveCount(0)
  await expect(laurel(page)).toHaveCount(0)
  await main(page).getByRole('button', { name: 'Take it again' }).click()
  await expect(page).toHaveURL(/\/attempts\/[^/]+$/)
})

test('a passed test is celebrated once, with a laurel and its medals, and a key skips it', async ({ page }) => {
  const learner = await newLearner(page)
  const id = await learner.starts('Networking fundamentals', { mode: 'exam', length: 25, answered: 25 })
  const box = onBox(page)
  await box.open(id)
  await box.finish()
  await expect(page).toHaveURL(/\/result$/)
  await page.keyboard.press('Escape')
  await expect(laurel(page)).toContainText('100 percent')
  await expect(page.getByRole('heading', { name: /new achievements!$/ })).toBeVisible()
  await expect(page.locator('#score ~ .won strong')).toHaveText('100')
  await expectInSight(page, 'Review')

  await page.reload()
  // Not again: the page comes from the server as it stays.
  expect(await page.locator('#score ~ .won strong').textContent()).toBe('100')
})
