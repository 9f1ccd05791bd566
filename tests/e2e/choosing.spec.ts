import { onBox } from './box.ts'
import { newLearner, testId } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'

const NETWORK = 'Networking fundamentals'

test('"Choose three" takes exactly three, and says what to do at the fourth', async ({ page }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(NETWORK, { mode: 'practice', length: 100, answered: 0 })
  const answers = await learner.takes.answers(attempt, () => true)
  const three = answers.find(({ answer }) => answer?.kind === 'multiple_choice' && answer.choices.length === 3)
  const right = three?.answer?.kind === 'multiple_choice' ? three.answer.choices : []
  const other = [0, 1, 2, 3].find((place) => !right.includes(place)) ?? 0
  const [first = 0, second = 0, third = 0] = right
  const box = onBox(page)
  await box.open(attempt)
  await box.jump(three?.number ?? 1)
  const count = page.getByRole('status').filter({ hasText: /of 3 chosen/ })
  const check = page.getByRole('button', { name: 'Check' })
  await expect(count).toHaveText(/0 of 3 chosen\s*Choose 3 more\./)

  await box.option(first).click()
  await box.option(second).click()
  await expect(count).toContainText('2 of 3 chosen')
  await expect(check).toBeDisabled()
  await check.click({ force: true })
  await expect(count).toContainText('Choose 1 more, then check.')
  await expect(page.getByRole('heading', { name: /correct/i })).toHaveCount(0)
  await expectAccessible(page)

  await box.option(other).click()
  await box.option(third).click()
  await expect(count).toContainText('To choose a different option, clear one of these first.')
  await expect(box.option(third)).toHaveAttribute('aria-checked', 'false')
  await expect(box.option(first)).toHaveAttribute('aria-checked', 'true')
  await box.option(other).click()
  await box.option(third).click()
  await expect(check).toBeEnabled()
  await check.click()
  await expect(page.getByRole('heading', { name: 'Correct', exact: true })).toBeVisible()
})

test('an exam warns about too few options in the menu and before the finish, and keeps them', async ({ page }) => {
  const learner = await newLearner(page)
  // It asks the same questions each time.
  const attempt = await learner.starts('Computing essentials', { mode: 'exam', length: 100, answered: 0 })
  const answers = await learner.takes.answers(attempt, () => true)
  const number =
    answers.find(({ answer }) => answer?.kind === 'multiple_choice' && answer.choices.length === 3)?.number ?? 1
  const box = onBox(page)
  await box.open(attempt)
  await box.jump(number)
  await box.option(0).click()
  await box.option(1).click()
  await page.getByRole('button', { name: /All questions/ }).click()
  await expect(page.getByRole('button', { name: `Question ${number}, incomplete, 2 of 3 chosen` })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Finish the test' }).click()
  const finish = page.getByRole('dialog', { name: 'Finish the test?' })
  await expect(finish).toContainText('99 questions are unanswered')
  await finish.getByRole('button', { name: `Question ${number}: 2 of 3 chosen` }).click()
  await box.at(number, 100)
  await expect(box.option(1)).toHaveAttribute('aria-checked', 'true')
  await box.option(2).click()
  await page.getByRole('button', { name: /All questions/ }).click()
  await expect(page.getByRole('button', { name: `Question ${number}, answered`, exact: true })).toBeVisible()
})

test('where the learner wants to be asked, practice checks every kind of answer only when told to', async ({
  page,
}) => {
  const learner = await newLearner(page)
  await page.goto(`/c/harbor/tests/${await testId(NETWORK)}`)
  const setting = page.getByRole('checkbox', { name: 'Ask before checking' })
  // A tap before the page has woken up is lost.
  await expect(async () => {
    await setting.check()
    expect(await page.evaluate(() => localStorage.getItem('laude/ask-before-checking'))).toBe('')
  }).toPass()
  await expectAccessible(page)

  const attempt = await learner.starts(NETWORK, { mode: 'practice', length: 100, answered: 0 })
  const answers = await learner.takes.answers(attempt, () => true)
  const box = onBox(page)
  await box.open(attempt)
  const verdict = page.getByRole('heading', { name: 'Correct', exact: true })
  const go = async (kind: string, nth = 0) => {
    const { number, answer } = answers.filter((it) => it.answer?.kind === kind)[nth] ?? {}
    await box.jump(number ?? 1)
    await expect(verdict).toHaveCount(0)
    return answer
  }
  const check = page.getByRole('button', { name: 'Check' })

  // By a second press on the same row, by Enter, and by the button.
  for (const [nth, way] of (['press', 'Enter', 'button'] as const).entries()) {
    const single = await go('single_choice', nth)
    const right = single?.kind === 'single_choice' ? single.choice : 0
    await expect(page.getByText('Tap your choice again to check it.')).toBeVisible()
    await box.option((right + 1) % 4).click()
    await box.option(right).click()
    await expect(box.option(right)).toHaveAttribute('aria-checked', 'true')
    await expect(box.option((right + 1) % 4)).toHaveAttribute('aria-checked', 'false')
    await expect(page.getByRole('heading', { name: /correct/i })).toHaveCount(0)
    if (way === 'press') await box.option(right).click()
    else if (way === 'Enter') await page.keyboard.press('Enter')
    else await check.click()
    await expect(verdict).toBeVisible()
  }

  const statement = await go('true_false')
  const row = statement?.kind === 'true_false' && statement.truth ? 0 : 1
  await box.option(1 - row).click()
  await box.option(row).click()
  await expect(page.getByRole('heading', { name: /correct/i })).toHaveCount(0)
  await page.reload()
  await expect(box.option(row)).toHaveAttribute('aria-checked', 'true')
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  await box.option(row).click()
  await expect(verdict).toBeVisible()

  const several = await go('multiple_choice')
  const [first = 0, ...rest] = several?.kind === 'multiple_choice' ? several.choices : []
  await box.option(first).click()
  await box.option(first).click()
  await expect(box.option(first)).toHaveAttribute('aria-checked', 'false')
  for (const place of [first, ...rest]) await box.option(place).click()
  await expect(verdict).toHaveCount(0)
  await check.click()
  await expect(verdict).toBeVisible()

  const text = await go('short_text')
  await page.getByRole('textbox').fill(text?.kind === 'short_text' ? text.text : '')
  await expect(verdict).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(verdict).toBeVisible()

  // Not as it was: without the setting one press checks.
  await page.getByRole('button', { name: /All questions/ }).click()
  await page.getByRole('checkbox', { name: 'Ask before checking' }).uncheck()
  await page.keyboard.press('Escape')
  const last = await go('single_choice', 3)
  await box.option(last?.kind === 'single_choice' ? last.choice : 0).click()
  await expect(verdict).toBeVisible()
})

test('a choice that is not checked is listed before the finish', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('laude/ask-before-checking', ''))
  const learner = await newLearner(page)
  const attempt = await learner.starts(NETWORK, { mode: 'practice', length: 25, answered: 0 })
  const answers = await learner.takes.answers(attempt, () => true)
  const number = answers.find(({ answer }) => answer?.kind === 'single_choice')?.number ?? 1
  const box = onBox(page)
  await box.open(attempt)
  await box.jump(number)
  await box.option(0).click()
  await page.getByRole('button', { name: /All questions/ }).click()
  await expect(page.getByRole('button', { name: `Question ${number}, not checked`, exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Finish the test' }).click()
  const finish = page.getByRole('dialog', { name: 'Finish the test?' })
  await expect(finish).toContainText('25 questions are unanswered')
  await finish.getByRole('button', { name: `Question ${number}: not checked yet` }).click()
  await box.at(number, 25)
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('heading', { name: /correct/i })).toBeVisible()
})
