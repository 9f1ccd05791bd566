import { onBox } from './box.ts'
import { newLearner } from './learner.ts'
import { expect, openAwake, test } from './pages.ts'
import { expectUncovered } from './uncovered.ts'

const SIZES = [
  { width: 390, height: 844 },
  { width: 360, height: 640 },
]

test.skip(({ isMobile }) => !isMobile, 'What can be covered is covered on a phone.')

for (const size of SIZES) {
  const at = `at ${size.width} × ${size.height}`

  test(`nothing covers the controls of the test box, before and after an answer, ${at}`, async ({ page }) => {
    await page.setViewportSize(size)
    const learner = await newLearner(page)
    const attempt = await learner.starts('Networking fundamentals', { mode: 'practice', length: 100, answered: 0 })
    const answers = await learner.takes.answers(attempt, () => true)
    const box = onBox(page)
    await box.open(attempt)
    const bars = page.locator('header :is(a, button), footer button')
    const toEnd = () => page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    for (const kind of ['single_choice', 'multiple_choice', 'true_false', 'numeric', 'short_text']) {
      await box.jump(answers.find(({ answer }) => answer?.kind === kind)?.number ?? 1)
      await expectUncovered(bars)
      await box.answer()
      const check = page.getByRole('button', { name: 'Check' })
      if (await check.isVisible()) await check.click()
      await expect(page.getByRole('heading', { name: /correct/i })).toBeVisible()
      await expectUncovered(bars)
      // The end of the explanation comes out from under the bar, and what is chosen does, too.
      await toEnd()
      await expectUncovered(bars)
      await expectUncovered(page.locator('.reveal > :last-child'))
    }
    // A level, and achievements, while the learner is in the box.
    await learner.finishes('Security fundamentals')
    await box.next()
    await expectUncovered(bars)
  })

  test(`news of a new level covers neither what a lesson ends with nor the bars, ${at}`, async ({ page }) => {
    await page.setViewportSize(size)
    const learner = await newLearner(page)
    await openAwake(page, '/c/harbor/courses/networking-essentials/how-a-packet-travels')
    await learner.finishes('Security fundamentals')
    const news = page.getByRole('region', { name: 'News' })
    await expect(news).toContainText(/Level \d/)
    await expect(news).toContainText(/new achievement/)
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await expectUncovered(page.getByRole('main').locator('footer :is(a, button)'))
    await expectUncovered(page.getByRole('banner').locator('a, button'))
    await expectUncovered(page.getByRole('navigation', { name: 'Main' }).locator('a'))
    await expectUncovered(news.locator('a, button'))
  })
}
