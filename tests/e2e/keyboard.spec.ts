import { onBox } from './box.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'
import { focused, tabTo } from './tab-to.ts'

test('a learner gets from the sign-in page to a test by keyboard alone', async ({ page }) => {
  await page.goto('/sign-in')
  await tabTo(page, /^Student$/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/c\/harbor$/)

  await page.reload()
  await page.keyboard.press('Tab')
  await expect(focused(page)).toHaveText('Skip to content')
  await page.keyboard.press('Enter')
  await tabTo(page, /^Networking fundamentals$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Networking fundamentals', level: 1 })).toBeVisible()
})

test('a learner chooses a test, starts it and starts it over by keyboard alone', async ({ page }) => {
  await newLearner(page)
  await page.goto('/c/harbor')
  await tabTo(page, /^Exam$/)
  await page.keyboard.press('Space')
  await expect(focused(page)).toHaveAttribute('aria-pressed', 'true')
  await tabTo(page, /^What practice and exam mean$/)
  await expect(page.getByRole('tooltip')).toBeVisible()
  await tabTo(page, /^25$/)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: '50' }).first()).toBeChecked()
  await tabTo(page, /^Start: Networking/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/attempts\//)

  await page.goto('/c/harbor')
  await tabTo(page, /^Start over: Networking/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(focused(page)).toHaveText('Start over')
})

test('j and k step through the questions of a review', async ({ page }) => {
  const learner = await newLearner(page)
  const id = await learner.finishes('Networking fundamentals')
  await page.goto(`/c/harbor/attempts/${id}/review`)
  await tabTo(page, /^Question 1$/)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(focused(page)).toHaveText('Question 3')
  await page.keyboard.press('k')
  await expect(focused(page)).toHaveText('Question 2')
})

test('a learner takes 25 practice questions by keyboard alone', async ({ page }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts('Networking fundamentals', { mode: 'practice', length: 25, answered: 0 })
  const answers = await learner.takes.answers(attempt, () => true)
  const box = onBox(page)
  await box.open(attempt)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await page.keyboard.press('Shift+F')
  await expect(page.getByRole('button', { name: 'Flagged' })).toBeVisible()
  await page.keyboard.press('s')
  await box.at(2, 25)
  await page.keyboard.press('ArrowLeft')
  await box.at(1, 25)

  for (const { number, answer } of answers) {
    await box.at(number, 25)
    if (answer?.kind === 'single_choice')
      await page.keyboard.press(number % 2 ? 'abcdef'.charAt(answer.choice) : String(answer.choice + 1))
    if (answer?.kind === 'true_false') await page.keyboard.press(answer.truth ? 'a' : 'b')
    if (answer?.kind === 'multiple_choice') {
      for (const choice of answer.choices) await page.keyboard.press(String(choice + 1))
      await page.keyboard.press('Enter')
    }
    if (answer?.kind === 'numeric' || answer?.kind === 'short_text') {
      await page.keyboard.press('ArrowDown')
      await page.keyboard.type(answer.kind === 'numeric' ? String(answer.value) : answer.text)
      await page.keyboard.press('Enter')
    }
    await expect(page.getByRole('heading', { name: 'Right' })).toBeVisible()
    if (number < 25) await page.keyboard.press('Enter')
  }

  await page.keyboard.press('Enter')
  const ask = page.getByRole('dialog', { name: 'Finish the test?' })
  await expect(ask).toContainText('Every question has an answer')
  await page.keyboard.press('Tab')
  await expect(ask.getByRole('button', { name: 'Finish now' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/result$/)
})
