import { demoInstructor } from './instructor.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'

test('a long formula scrolls within its line, a short one stands in it, and the page scrolls no way but down', async ({
  page,
}, { project }) => {
  await page.setViewportSize({ width: 360, height: 640 })
  const { course, content } = await demoInstructor()
  const written = await course(`Sums, ${project.name} ${Date.now()}`)
  const terms = Array.from({ length: 30 }, (_, n) => `2^{${n + 1}}`).join(' + ')
  const { slug } = await content(written, 'A long sum', {
    kind: 'lesson',
    body: String.raw`The short \(a + b\) and the long \(${terms}\) stand in one line.`,
  })
  await signInAs(page, 'Instructor')
  await page.goto(`/c/harbor/courses/${written.slug}/${slug}`)
  const [short, long] = [page.locator('.formula').first(), page.locator('.formula').last()]
  await expect(long).toHaveAttribute('tabindex', '0')
  await expect(short).not.toHaveAttribute('tabindex')

  await long.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => long.evaluate((formula) => formula.scrollLeft)).toBeGreaterThan(0)
  await expectAccessible(page)

  // The short formula sits on the baseline of its line, so it is no higher or lower than the words beside it.
  const gap = await short.evaluate((formula) => {
    const words = new Range()
    if (formula.previousSibling) words.selectNodeContents(formula.previousSibling)
    return Math.abs(formula.getBoundingClientRect().bottom - words.getBoundingClientRect().bottom)
  })
  expect(gap).toBeLessThan(8)
})
