import { readFile } from 'node:fs/promises'
import { expect, expectAccessible, signInAs, signInByHand, test } from './pages.ts'

test('an instructor reads the analysis of a test question by question and downloads it as CSV', async ({ page }) => {
  await signInAs(page, 'Instructor')
  await page.goto('/c/harbor/manage/achievements')
  await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: 'Tests' }).click()
  await page.getByRole('link', { name: 'how learners do' }).click()
  await expect(page.getByRole('heading', { name: 'Test results' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Networking Fundamentals' }).click()
  const questions = page.getByRole('region', { name: 'Question by question' })
  await expect(questions.locator('summary')).toHaveCount(150)

  await questions.getByRole('link', { name: /To check/ }).click()
  await expect(questions.getByText(/Too easy|Too hard|Low discrimination|Misleading/).first()).toBeVisible()
  await expect(page).toHaveURL(/concerns=any/)

  // By keyboard: a question opens and says what was chosen.
  const first = questions.locator('summary').first()
  await first.focus()
  await first.press('Enter')
  await expect(questions.getByText(/Discrimination without itself/).first()).toBeVisible()
  await page.getByRole('button', { name: 'What these numbers mean' }).focus()
  await expect(page.getByRole('tooltip')).toContainText('point-biserial')
  await expectAccessible(page)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('networking-fundamentals-v1-analysis.csv')
  const table = await readFile(await download.path(), 'utf8')
  expect(table).toContain('"position","kind","topic","question","shown"')
})

test('without JavaScript an instructor sorts and filters the analysis of a test, and a student cannot open it', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const plain = await context.newPage()
  await signInByHand(plain, 'Instructor')
  await plain.goto('/c/harbor/manage/tests/results')
  await plain.getByRole('link', { name: 'Networking Fundamentals' }).click()
  await expect(plain.locator('summary')).toHaveCount(150)
  const address = plain.url()
  const head = plain.getByRole('columnheader', { name: /^Correct/ })
  const shares = async () => {
    // The head of a page is there before its last row.
    await expect(plain.locator('summary')).toHaveCount(150)
    const cells = await plain.locator('td[data-label="correct"]').allInnerTexts()
    return cells.map((text) => Number.parseFloat(text))
  }
  await head.getByRole('link').click()
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  const upwards = await shares()
  expect(upwards).toEqual(upwards.toSorted((a, b) => a - b))
  await head.getByRole('link').click()
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  // Others take the test meanwhile, so the shares may have moved.
  const downwards = await shares()
  expect(downwards).toEqual(downwards.toSorted((a, b) => b - a))
  const short = plain.getByRole('navigation', { name: 'Length' }).getByRole('link', { name: '25 questions' })
  await short.click()
  await expect(short).toHaveAttribute('aria-current', /./)
  await expect(plain.locator('summary').first()).toBeVisible()
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  await plain.getByLabel('Finished since').fill('2040-01-01')
  await plain.getByRole('button', { name: 'Apply' }).click()
  await expect(plain.getByRole('heading', { name: 'No results match these filters' })).toBeVisible()

  await context.clearCookies()
  await signInAs(plain, 'Student')
  for (const path of ['/c/harbor/manage/tests', '/c/harbor/manage/tests/results', address]) {
    await plain.goto(path)
    await expect(plain.getByRole('heading', { level: 1 })).toContainText('can’t open this page')
  }
  await context.close()
})
