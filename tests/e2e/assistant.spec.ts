import type { Page } from '@playwright/test'
import { onBox } from './box.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'
import { tabTo } from './tab-to.ts'

const SECURITY = 'Security fundamentals'

/** The sheet of help in the test box. */
const onHelp = (page: Page) => {
  const sheet = page.getByRole('dialog', { name: /^Help with question/ })
  return {
    sheet,
    open: () => page.getByRole('button', { name: 'Get a hint' }).click(),
    say: (words: string) => sheet.getByRole('textbox', { name: 'What I think' }).fill(words),
    ask: (button: string) => sheet.getByRole('button', { name: button }).click(),
  }
}

/** A practice attempt whose first question with four options is open. */
async function atChoice(page: Page, learner: Awaited<ReturnType<typeof newLearner>>) {
  const attempt = await learner.starts(SECURITY, { mode: 'practice', length: 25, answered: 0 })
  const { questions } = await learner.takes.read(attempt)
  const number = questions.findIndex(({ kind, options }) => kind === 'single_choice' && options?.length === 4) + 1
  const box = onBox(page)
  await box.open(attempt)
  if (number > 1) await box.jump(number)
  return { attempt, number, box, question: questions[number - 1] }
}

test('a learner climbs with the assistant: an option tried, an answer stopped, one that fails, then the explanation', async ({
  page,
}) => {
  const learner = await newLearner(page)
  const { box, question } = await atChoice(page, learner)
  const help = onHelp(page)
  await help.open()
  await expect(help.sheet).toContainText('Instructors of this community can read what you ask here, with your name.')
  // Nothing comes without a thought of the learner.
  await help.ask('Give me a nudge')
  await expect(help.sheet.getByRole('alert')).toContainText('Write a sentence on what you think')
  await help.sheet.getByRole('radio').nth(1).check()
  await help.ask('Give me a nudge')
  await expect(help.sheet.getByRole('heading', { name: 'A nudge' })).toBeVisible()
  await expect(help.sheet).toContainText('I stand in for a model')
  await expect(help.sheet.getByRole('button', { name: 'Explain the concept' })).toBeVisible()
  await expectAccessible(page)

  await help.say('I would go by the second word. [stand-in:hold]')
  await help.ask('Explain the concept')
  await expect(help.sheet.getByText(/You said: “/).nth(1)).toBeVisible()
  await help.ask('Stop')
  await expect(help.sheet.getByRole('button', { name: 'Show me a similar one' })).toBeVisible()

  await help.say('Then it must be the first. [stand-in:overloaded]')
  await help.ask('Show me a similar one')
  await expect(help.sheet).toContainText('The assistant is overloaded at the moment. This is what the authors wrote.')
  // What the server keeps is what a reload shows.
  await page.reload()
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  await help.open()
  await expect(help.sheet.getByRole('heading', { level: 3 })).toHaveText(['A nudge', 'The concept', 'A worked example'])
  await expect(help.sheet).toContainText('You stopped this answer. What had arrived is kept.')
  await page.keyboard.press('Escape')

  await box.option(0).click()
  await page.getByRole('button', { name: 'Explain my answer' }).click()
  await help.ask('Explain my answer')
  await expect(help.sheet.getByRole('heading', { name: 'Your answer', exact: true })).toBeVisible()
  await expect(help.sheet.getByRole('button', { name: 'Ask about it' })).toBeVisible()
  expect(question?.kind).toBe('single_choice')
})

test('without a model the same ladder leads to the answer, by what the authors wrote', async ({ page }) => {
  const learner = await newLearner(page)
  await learner.hasAskedEnough()
  const { attempt, number } = await atChoice(page, learner)
  const help = onHelp(page)
  await help.open()
  const buttons = [
    'Give me a nudge',
    'Explain the concept',
    'Show me a similar one',
    'Check my reasoning',
    'Show me the answer',
  ]
  for (const [n, button] of buttons.entries()) {
    await help.say(`My thought number ${n} is that one.`)
    await help.ask(button)
    await expect(help.sheet.getByRole('heading', { level: 3 })).toHaveCount(n + 1)
    if (n === 0) await expect(help.sheet).toContainText('The assistant rests until tomorrow.')
  }
  await expect(help.sheet).toContainText('That was all the help there is with this question.')
  await expect(help.sheet.getByText(/^Right: /)).toBeVisible()
  await expectAccessible(page)
  await learner.takes.finish(attempt)
  await page.goto(`/c/harbor/attempts/${attempt}/help/${number}`)
  await expect(page.getByRole('heading', { name: `Help with question ${number}` })).toBeVisible()
  await expectAccessible(page)
})

test('practice across tests has the same help, in the box by keyboard and in its review', async ({ page }) => {
  const learner = await newLearner(page)
  await learner.practicesNew(['wireless'])
  await page.goto('/c/harbor/practice?length=5&topic=wireless')
  await page.getByRole('button', { name: /^Exam mix/ }).click()
  await expect(page).toHaveURL(/\/practice\/[\da-f-]{36}$/)
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  const help = onHelp(page)
  await tabTo(page, /^Get a hint$/)
  await page.keyboard.press('Enter')
  await help.say('It must have to do with the air.')
  await help.ask('Give me a nudge')
  await expect(help.sheet.getByRole('heading', { name: 'A nudge' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /All questions/ }).click()
  await page.getByRole('button', { name: 'Finish the practice' }).click()
  await page.getByRole('button', { name: 'Finish now' }).click()
  await page.getByRole('link', { name: 'Review', exact: true }).click()
  await page.getByRole('link', { name: 'Explain this to me' }).first().click()
  await expect(page.getByRole('heading', { name: 'Help with question 1' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'A nudge' })).toBeVisible()
  await expectAccessible(page)
})

test('in an exam there is no help, and none by another door', async ({ page }) => {
  const learner = await newLearner(page)
  // Exams of this length ask the same questions, those that are kept for exams.
  const finished = await learner.finishes(SECURITY, { mode: 'exam', length: 50 })
  const exam = await learner.starts(SECURITY, { mode: 'exam', length: 50, answered: 0 })
  await onBox(page).open(exam)
  await expect(page.getByRole('button', { name: 'Get a hint' })).toHaveCount(0)
  for (const attempt of [exam, finished]) {
    const response = await page.goto(`/c/harbor/attempts/${attempt}/help/1`)
    expect(response?.status()).toBe(403)
    await expect(page.getByText('You are taking an exam that asks this question.')).toBeVisible()
  }
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a review leads to why an answer is wrong, and the whole answer comes with the page', async ({ page }) => {
    const learner = await newLearner(page)
    const attempt = await learner.finishes(SECURITY, { right: (number) => number > 1 })
    await page.goto(`/c/harbor/attempts/${attempt}/review?page=all`)
    await page.getByRole('article').first().getByRole('link', { name: 'Why is mine wrong?' }).click()
    await expect(page.getByRole('heading', { name: 'Help with question 1' })).toBeVisible()
    await page.getByRole('button', { name: 'Explain my answer' }).click()
    await expect(page.getByText('I stand in for a model')).toBeVisible()
    // A refused form keeps what was written.
    await page.getByRole('textbox', { name: 'What is unclear to you?' }).fill('hm')
    await page.getByRole('button', { name: 'Ask about it' }).click()
    await expect(page.getByRole('alert')).toContainText('Write a sentence on what you think')
    await expect(page.getByRole('textbox', { name: 'What is unclear to you?' })).toHaveValue('hm')
  })
})

test('an admin sees and sets what the assistant may do and spend, and an instructor reads what was asked', async ({
  page,
}) => {
  const learner = await newLearner(page, 'Lea Admin')
  const { slug } = await learner.administers('A club with an assistant')
  await page.goto(`/c/${slug}/manage/assistant`)
  await expect(
    page.getByText(
      'Hints come from claude-haiku-5-5, explanations from claude-sonnet-5-5, answers in Ask from claude-haiku-5-5.',
    ),
  ).toBeVisible()
  await expect(page.getByText('$0.00 of $20.00 spent this month.')).toBeVisible()
  await page.getByLabel('Budget of the community, in dollars a month').fill('much')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert')).toContainText('A budget is a sum from 0 to 1000 dollars.')
  await page.getByLabel('Budget of the community, in dollars a month').fill('7.5')
  await page.getByLabel('Learners may ask the assistant').uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('$0.00 of $7.50 spent this month.')).toBeVisible()
  await expect(
    page.getByText('Switched off: hints are what the authors of the questions wrote, and people answer in Ask.'),
  ).toBeVisible()
  await expectAccessible(page)

  const attempt = await learner.starts(SECURITY, { mode: 'practice', length: 25, answered: 0 })
  const words = `What somebody thought, ${attempt}.`
  await learner.asksForHelp(attempt, 1, words)
  await page.context().clearCookies()
  await signInAs(page, 'Instructor')
  await page.goto('/c/harbor/manage/assistant')
  const asked = page.getByRole('article').filter({ hasText: words }).first()
  await expect(asked).toContainText('Lea Admin')
  await expect(page.getByRole('heading', { name: 'Cost' })).toHaveCount(0)
  await expectAccessible(page)
})
