import { countRequests, onBox, untilKept } from './box.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'

const NETWORK = 'Networking fundamentals'
const SECURITY = 'Security fundamentals'
const aResult = /\/attempts\/[\da-f-]+\/result$/

test.use({ serviceWorkers: 'allow' })

test('an exam of 50 questions survives a reload and a lost connection without losing an answer', async ({
  page,
  context,
}) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 50, answered: 0 })
  const box = onBox(page)
  await box.open(attempt)
  await untilKept(page)
  for (let number = 1; number <= 20; number++) {
    await box.answer()
    await box.next()
  }
  await expect(page.getByText(/\b(Correct|Incorrect)\b/)).toHaveCount(0)

  await page.reload()
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  await box.at(21, 50)
  expect(await box.answered()).toBe('20')

  await context.setOffline(true)
  for (let number = 21; number <= 30; number++) {
    await box.answer(1)
    await box.next()
  }
  await box.saved('device')
  await expect(page.locator('[data-saved]')).toContainText('Offline')
  await page.reload()
  await box.at(31, 50)
  expect(await box.answered()).toBe('30')
  await expectAccessible(page)

  await context.setOffline(false)
  await box.saved('all')
  const { responses } = await learner.takes.read(attempt)
  expect(responses.filter(({ answer }) => answer !== null)).toHaveLength(30)
  for (let number = 31; number < 50; number++) {
    await box.answer()
    await box.next()
  }
  await page.getByRole('contentinfo').getByRole('button', { name: 'Finish', exact: true }).click()
  const ask = page.getByRole('dialog', { name: 'Finish the test?' })
  await expect(ask).toContainText('1 question is unanswered')
  await expectAccessible(page)
  await ask.getByRole('button', { name: 'Finish now' }).click()
  await expect(page).toHaveURL(aResult)
  const { result } = await learner.takes.read(attempt)
  expect(result).toMatchObject({ answered: 49, length: 50 })
})

test('in practice mode an answer is graded and explained at once without a request, and it stays after a reload', async ({
  page,
}) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(NETWORK, { mode: 'practice', length: 25, answered: 0 })
  const answers = await learner.takes.answers(attempt, () => true)
  const box = onBox(page)
  await box.open(attempt)
  await untilKept(page)
  const asked = countRequests(page)

  const single = answers.filter(({ answer }) => answer?.kind === 'single_choice')
  for (const [index, { number, answer }] of single.slice(0, 2).entries()) {
    const right = answer?.kind === 'single_choice' ? answer.choice : 0
    await box.jump(number)
    await box.option(index === 0 ? right : (right + 1) % 4).click()
    await expect(page.getByRole('heading', { name: index === 0 ? 'Correct' : 'Incorrect', exact: true })).toBeVisible()
    await expect(page.getByText('Exam tip')).toBeVisible()
    await expectAccessible(page)
    await expect(box.option(right)).toContainText(index === 0 ? 'Correct' : 'Correct answer')
    await box.option((right + 2) % 4).click({ force: true })
    await expect(box.option((right + 2) % 4)).toHaveAttribute('aria-checked', 'false')
  }

  const several = answers.find(({ answer }) => answer?.kind === 'multiple_choice')
  if (several?.answer?.kind === 'multiple_choice') {
    await box.jump(several.number)
    for (const place of several.answer.choices) await box.option(place).click()
    await expect(page.getByRole('heading', { name: 'Correct', exact: true })).toHaveCount(0)
    await page.getByRole('button', { name: 'Check' }).click()
    await expect(page.getByRole('heading', { name: 'Correct', exact: true })).toBeVisible()
    await expectAccessible(page)
  }
  expect(asked).toEqual([])
})

test('the jump menu marks answered, flagged and skipped questions', async ({ page }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 25, answered: 0 })
  const box = onBox(page)
  await box.open(attempt)
  await box.answer()
  await page.getByRole('button', { name: 'Flag', exact: true }).click()
  await box.next()
  await page.getByRole('button', { name: 'Skip', exact: true }).click()
  await box.at(3, 25)
  await page.getByRole('button', { name: /All questions/ }).click()
  await expect(page.getByRole('button', { name: 'Question 1, answered, flagged' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Question 2, skipped', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Question 3, unanswered' })).toHaveAttribute('aria-current', 'step')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /All questions/ })).toBeFocused()
})

test('an answer in an exam can be changed and taken back', async ({ page }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 25, answered: 0 })
  const answers = await learner.takes.answers(attempt, () => true)
  const box = onBox(page)
  await box.open(attempt)
  await box.jump(answers.find(({ answer, number }) => number > 1 && answer?.kind === 'single_choice')?.number ?? 2)
  await box.option(0).click()
  await box.option(1).click()
  await expect(box.option(0)).toHaveAttribute('aria-checked', 'false')
  await page.getByRole('button', { name: 'Clear answer' }).click()
  await expect(box.option(1)).toHaveAttribute('aria-checked', 'false')
  expect(await box.answered()).toBe('0')
})

test('an exam whose time is up is submitted automatically after a warning', async ({ page }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 25, answered: 0 })
  await learner.takes.sinceMinutes(attempt, 20)
  await learner.hasSeconds(attempt, 59)
  const box = onBox(page)
  await box.open(attempt)
  await box.answer()
  await expect(page.getByRole('status').filter({ hasText: '1 minute left.' })).toBeAttached()
  const timer = page.getByRole('button', { name: /^Time left: 1 minute/ })
  await expect(timer).not.toHaveText(/\d:\d\d/)
  await timer.click()
  await expect(timer).toHaveText(/0:\d\d/)
  await expectAccessible(page)

  await learner.hasSeconds(attempt, 6)
  await box.open(attempt)
  await expect(page).toHaveURL(aResult)
  const { result } = await learner.takes.read(attempt)
  expect(result).toMatchObject({ answered: 1 })
})

test('a swipe leads to the next question', async ({ page, hasTouch }) => {
  test.skip(!hasTouch, 'There is nothing to swipe on.')
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 25, answered: 0 })
  const box = onBox(page)
  await box.open(attempt)
  const finger = await page.context().newCDPSession(page)
  // As fast as a finger, however slow the machine is.
  const swipe = async (from: number, to: number) => {
    const began = Date.now() / 1000
    const move = (type: 'touchStart' | 'touchMove' | 'touchEnd', after: number, x?: number) =>
      finger.send('Input.dispatchTouchEvent', {
        type,
        timestamp: began + after,
        touchPoints: x === undefined ? [] : [{ x, y: 700 }],
      })
    await move('touchStart', 0, from)
    await move('touchMove', 0.05, (from + to) / 2)
    await move('touchMove', 0.1, to)
    await move('touchEnd', 0.15)
  }
  await swipe(300, 100)
  await box.at(2, 25)
  await swipe(100, 300)
  await box.at(1, 25)
  await swipe(200, 230)
  await box.at(1, 25)
})
