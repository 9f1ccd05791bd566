import type { Page } from '@playwright/test'
import { onBox } from './box.ts'
import { drag, take, type Pointer } from './drag.ts'
import { newLearner } from './learner.ts'
import { expect, openAwake, test } from './pages.ts'
import { publishEveryKind } from './publish-every-kind.ts'
import { testWriter } from './test-writer.ts'

const PORTS = ['22', '53', '80', '123', '443']

/** An author with a test of five questions, and one more of three options. */
async function withTest(page: Page) {
  const author = await newLearner(page, 'Tess Teacher')
  const { slug } = await author.administers('Draggers')
  const writer = testWriter(author.ask, slug)
  const { id } = await writer.writes('Ports by heart')
  const added = await writer.adds(id, {
    kind: 'single_choice',
    topic: 'Ports',
    explanation: 'It numbers what it sends.',
    prompt: 'Which one delivers in order?',
    options: ['TCP', 'UDP', 'ICMP'],
    answer: { choice: 0 },
  })
  const questions = `/c/${slug}/manage/tests/${id}/questions`
  return { questions, question: `${questions}/${added}` }
}

const options = (page: Page) =>
  Promise.all(['A', 'B', 'C'].map((letter) => page.getByLabel(`Option ${letter}`, { exact: true }).inputValue()))

const POINTERS: { by: Pointer; uses: Parameters<typeof test.use>[0] }[] = [
  { by: 'mouse', uses: {} },
  { by: 'touch', uses: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
]

for (const { by, uses } of POINTERS)
  test.describe(`by ${by}`, () => {
    test.use(uses)

    test('an author drags a question to another place of the test, and it stays there', async ({ page }) => {
      const { questions } = await withTest(page)
      await openAwake(page, questions)
      const rows = page.getByRole('list', { name: 'In the order of the test' }).getByRole('listitem')
      const ports = async () => (await rows.allInnerTexts()).map((text) => /port (\d+)/.exec(text)?.[1] ?? 'added')
      expect(await ports()).toEqual([...PORTS, 'added'])
      await drag(page, rows.nth(0).locator('.grip'), rows.nth(2), by)
      await expect(page.getByText('Order saved')).toBeVisible()
      expect(await ports()).toEqual(['53', '80', '22', '123', '443', 'added'])
      await page.reload()
      expect(await ports()).toEqual(['53', '80', '22', '123', '443', 'added'])
    })

    test('an author drags an option, its key goes along, and one undo takes the drag back', async ({ page }) => {
      const { question } = await withTest(page)
      await openAwake(page, question)
      const row = (letter: string) =>
        page.getByRole('listitem').filter({ has: page.getByLabel(`Option ${letter}`, { exact: true }) })
      await drag(page, row('A').locator('.grip'), row('C'), by)
      await expect.poll(() => options(page)).toEqual(['UDP', 'ICMP', 'TCP'])
      await expect(page.getByLabel('Option C is correct')).toBeChecked()
      await expect(page.getByText('Saved', { exact: true })).toBeVisible()
      await page.reload()
      await expect.poll(() => options(page)).toEqual(['UDP', 'ICMP', 'TCP'])

      await openAwake(page, question)
      await drag(page, row('C').locator('.grip'), row('A'), by)
      await expect.poll(() => options(page)).toEqual(['TCP', 'UDP', 'ICMP'])
      await page.getByRole('button', { name: /^Undo \(/ }).click()
      await expect.poll(() => options(page)).toEqual(['UDP', 'ICMP', 'TCP'])

      // Escape puts the row where it was.
      const held = await take(page, row('A').locator('.grip'), by)
      await held.over(row('C'))
      await expect.poll(() => options(page)).toEqual(['ICMP', 'TCP', 'UDP'])
      await page.keyboard.press('Escape')
      await expect.poll(() => options(page)).toEqual(['UDP', 'ICMP', 'TCP'])
      await held.drop()
      await expect(page.getByLabel('Option C is correct')).toBeChecked()
    })

    test('a learner drags the items of a question into order', async ({ page }) => {
      const { at, start, open, numberOf, answerTo } = await publishEveryKind(page)
      const attempt = await start('exam')
      const box = onBox(page)
      await open(attempt)
      await box.jump(numberOf('ordering'))
      const items = page.getByRole('article').getByRole('listitem')
      const texts = () => items.locator('.text').allInnerTexts()
      const before = await texts()
      await drag(page, items.nth(0).locator('.grip'), items.nth(3), by)
      await expect.poll(texts).toEqual([...before.slice(1), before[0]])
      await drag(page, items.nth(2).locator('.grip'), items.nth(0), by)
      await expect.poll(texts).toEqual([before[3], before[1], before[2], before[0]])
      await expect(page.getByRole('button', { name: 'Your order is your answer' })).toBeDisabled()
      // A page that is left sends what it has.
      await page.goto(at('tests'))
      await expect.poll(() => answerTo(attempt, 'ordering')).toMatchObject({ kind: 'ordering' })
    })
  })
