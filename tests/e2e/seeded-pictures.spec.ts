import { newLearner } from './learner.ts'
import { expect, test } from './pages.ts'

/** Pictures in the prompts and options of Computing essentials. */
const IN_TEXTS = 10

test('a learner sees every picture that the seeded questions show, with its size and its words', async ({ page }) => {
  const learner = await newLearner(page)
  const id = await learner.finishes('Computing essentials', { length: 100, minutes: 60 })
  await page.goto(`/c/harbor/attempts/${id}/review?page=all`)
  const pictures = page.getByRole('main').locator('img[src*="/media/"]')
  await expect(pictures.first()).toBeAttached()
  const seen = new Set<string>()
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded()
    await expect.poll(() => picture.evaluate((it: HTMLImageElement) => it.naturalWidth)).toBeGreaterThan(0)
    await expect(picture).toHaveAttribute('alt', /\w/)
    await expect(picture).toHaveAttribute('width', /^\d+$/)
    seen.add((await picture.getAttribute('src')) ?? '')
  }
  expect(seen.size).toBeGreaterThanOrEqual(IN_TEXTS)
})
