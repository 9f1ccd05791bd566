import { randomUUID } from 'node:crypto'
import { onBox } from './box.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, openAwake, signInAs, test } from './pages.ts'
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
  const [button, tip] = [await focused(page).boundingBox(), await page.getByRole('tooltip').boundingBox()]
  expect((tip?.y ?? Number.NaN) - (button?.y ?? Number.NaN)).toBeLessThan(60)
  expect(tip?.y).toBeGreaterThan(button?.y ?? Number.NaN)
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

test('j and k turn the pages of a long review', async ({ page }) => {
  const learner = await newLearner(page)
  const id = await learner.finishes('Networking fundamentals', { length: 50 })
  await openAwake(page, `/c/harbor/attempts/${id}/review`)
  await page.getByRole('link', { name: 'Question 25' }).focus()
  await page.keyboard.press('j')
  await expect(focused(page)).toHaveText('Question 26')
  await page.keyboard.press('k')
  await expect(focused(page)).toHaveText('Question 25')
})

test('a learner takes 25 practice questions by keyboard alone', async ({ page }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts('Networking fundamentals', { mode: 'practice', length: 25, answered: 0 })
  const answers = await learner.takes.answers(attempt, () => true)
  const box = onBox(page)
  await box.open(attempt)
  // The first question may be one to type: outside of its field, letters are commands.
  const leaveField = () => page.keyboard.press('Escape')
  await leaveField()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeHidden()
  await leaveField()

  // A key that comes in the moment in which a dialog closes may still be the dialog's.
  await expect(async () => {
    await page.keyboard.press('Shift+F')
    await expect(page.getByRole('button', { name: 'Flagged' })).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await page.keyboard.press('s')
  await box.at(2, 25)
  await leaveField()
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
      await expect(page.getByRole('article').getByRole('textbox')).toBeFocused()
      await page.keyboard.type(answer.kind === 'numeric' ? String(answer.value) : answer.text)
      await page.keyboard.press('Enter')
    }
    await expect(page.getByRole('heading', { name: 'Correct', exact: true })).toBeVisible()
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

test('a typed question has the focus in its field, checks on Enter, and only then goes on', async ({ page }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts('Networking fundamentals', { mode: 'practice', length: 100, answered: 0 })
  const answers = await learner.takes.answers(attempt, () => true)
  const box = onBox(page)
  await box.open(attempt)
  const number = answers.find(({ number, answer }) => number < 100 && answer?.kind === 'numeric')?.number ?? 1
  const right = answers[number - 1]?.answer
  const value = right?.kind === 'numeric' ? String(right.value) : ''
  await box.jump(number)

  const field = page.getByRole('article').getByRole('textbox')
  await expect(field).toBeFocused()
  const prompt = (await page.locator('.prompt').innerText()).slice(0, 20).replaceAll(/\W/g, '.')
  const name = new RegExp(`^Question ${number} of 100 ${prompt}.* Your number$`, 's')
  await expect(field).toHaveAccessibleName(name)

  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Type an answer first' })).toBeAttached()
  await box.at(number, 100)

  await page.keyboard.press('Escape')
  await expect(field).not.toBeFocused()
  await page.keyboard.press('1')
  await expect(field).toHaveValue('1')
  await box.at(number, 100)
  await page.getByRole('button', { name: 'Flag', exact: true }).focus()
  await page.keyboard.press('2')
  await expect(field).toHaveValue('12')

  await field.fill('ARP')
  await page.keyboard.press('Enter')
  await box.at(number, 100)
  await expect(field).toHaveAccessibleDescription(
    /ARP. can’t be read as a number\. Type a number, such as 12 or -3\.5\.$/,
  )
  await expectAccessible(page)

  await field.fill('')
  await page.keyboard.type(value)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Correct', exact: true })).toBeVisible()
  await box.at(number, 100)
  await page.keyboard.press('Enter')
  await box.at(number + 1, 100)
})

test('in an exam Enter goes on from a typed question, and asks first where the text is no answer', async ({ page }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts('Networking fundamentals', { mode: 'exam', length: 100, answered: 0 })
  const answers = await learner.takes.answers(attempt, () => true)
  const box = onBox(page)
  await box.open(attempt)
  const number = answers.find(({ number, answer }) => number < 100 && answer?.kind === 'numeric')?.number ?? 1
  await box.jump(number)
  const field = page.getByRole('article').getByRole('textbox')
  await page.keyboard.type('six')
  await page.keyboard.press('Enter')
  const ask = page.getByRole('dialog', { name: 'Leave this question unanswered?' })
  await expect(ask.getByRole('button', { name: 'Change my answer' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field).toBeFocused()
  await field.fill('6')
  await page.keyboard.press('Enter')
  await box.at(number + 1, 100)
  expect(await box.answered()).toBe('1')
})

test('a learner gets help with a question by keyboard alone, and the focus goes to each answer', async ({ page }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts('Security fundamentals', { mode: 'practice', length: 25, answered: 0 })
  const { questions } = await learner.takes.read(attempt)
  const number = questions.findIndex(({ kind, options }) => kind === 'single_choice' && options?.length === 4) + 1
  const box = onBox(page)
  await box.open(attempt)
  if (number > 1) await box.jump(number)
  await tabTo(page, /^Get a hint$/)
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: /^Help with question/ })
  const ask = sheet.getByRole('button', { name: 'Give me a nudge' })
  await expect(ask).toBeVisible()
  await tabTo(page, /^Give me a nudge$/)
  await page.keyboard.press('Enter')
  await expect(sheet.getByRole('alert')).toBeVisible()
  await expect(ask).toBeFocused()

  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Space')
  await expect(sheet.getByRole('radio', { checked: true })).toHaveCount(1)
  await tabTo(page, /^Give me a nudge$/)
  await page.keyboard.press('Enter')
  await expect(sheet.getByRole('button', { name: 'Explain the concept' })).toBeVisible()
  await expect(focused(page)).toContainText('A nudge')
  await expect(sheet).toContainText('You leaned to')

  await tabTo(page, /^What I think$/)
  await page.keyboard.type('I would go by the second word. [stand-in:hold]')
  await tabTo(page, /^Explain the concept$/)
  await page.keyboard.press('Enter')
  await expect(focused(page)).toContainText('You said: “')
  await tabTo(page, /^Stop$/)
  await page.keyboard.press('Enter')
  await expect(sheet).toContainText('You stopped this answer.')
  await expect(focused(page)).toContainText('The concept')
  await page.keyboard.press('Escape')
  await expect(focused(page)).toHaveText('Get a hint')
})

test('a learner asks for a new password by keyboard alone', async ({ page }) => {
  await page.goto('/sign-in')
  await tabTo(page, /^Forgot your password/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible()
  await tabTo(page, /^Email$/)
  await page.keyboard.type(`keys-${randomUUID()}@example.test`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  await tabTo(page, /^read it here$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Mail', level: 1 })).toBeVisible()
})

test('an instructor lists a suggestion and finds what was asked by keyboard alone', async ({ page }) => {
  const learner = await newLearner(page)
  const title = `By hand ${randomUUID().slice(0, 8)}`
  await page.goto('/c/harbor/resources/suggest')
  await tabTo(page, /^Link$/)
  await page.keyboard.type(`https://example.org/${randomUUID()}`)
  await tabTo(page, /^Title$/)
  await page.keyboard.type(title)
  await tabTo(page, /^Why it is good$/)
  await page.keyboard.type('It shows each step as a picture.')
  await tabTo(page, /^Routing$/)
  await page.keyboard.press('Space')
  await tabTo(page, /^Suggest$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toContainText('Thank you.')
  const attempt = await learner.starts('Security fundamentals', { mode: 'practice', length: 25, answered: 0 })
  await learner.asksForHelp(attempt, 1, 'The first one, since it names the cause.')

  await signInAs(page, 'Instructor')
  await page.goto('/c/harbor/manage/resources')
  const row = page.getByRole('article').filter({ hasText: title })
  await row.getByRole('link').first().focus()
  await tabTo(page, new RegExp(`^List.*${title}`))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toContainText(`“${title}” is listed.`)
  await page.goto('/c/harbor/manage/assistant')
  await tabTo(page, /^The question$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group').first()).toHaveAttribute('open', '')
})
