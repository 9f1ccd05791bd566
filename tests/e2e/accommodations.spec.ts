import { onBox } from './box.ts'
import { newLearner, testId } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'

const NETWORK = 'Networking fundamentals'
const aName = () => `Mara ${crypto.randomUUID().slice(0, 8)}`
const ofLearner = (id: string) => `/c/harbor/manage/learners/${id}`

test('a student in a running exam gets ten minutes, and the clock changes without a reload', async ({
  page,
  browser,
  baseURL,
}) => {
  const name = aName()
  const student = await browser.newContext({ baseURL })
  const exam = await student.newPage()
  const learner = await newLearner(exam, name)
  const attempt = await learner.starts(NETWORK, { mode: 'exam', length: 25, answered: 3 })
  await learner.hasMinutes(attempt, 30)
  const box = onBox(exam)
  // Only who listens hears of it.
  const listens = exam.waitForResponse(/\/live\?/)
  await box.open(attempt)
  await listens
  const clock = exam.getByRole('button', { name: /^Time left/ })
  await expect(clock).toHaveAccessibleName(/^Time left: 2\d minutes$/)
  let reloads = 0
  exam.on('load', () => reloads++)

  await signInAs(page, 'Instructor')
  await page.goto(`/c/harbor/manage/members?search=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expectAccessible(page)
  // By keyboard alone.
  const form = page.getByRole('form', { name: 'Give more time' })
  await form.getByLabel('In exams on').focus()
  await page.keyboard.type(NETWORK)
  await page.keyboard.press('Tab')
  await page.keyboard.type('10')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('The power was out.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: `${name} has more time` })).toContainText('running now')
  await expect(page.getByRole('listitem').filter({ hasText: '10 more minutes' })).toContainText('The power was out.')

  const told = exam.getByRole('status').filter({ hasText: 'Your instructor gave you 10 more minutes.' })
  await expect(told).toBeVisible()
  await expect(clock).toHaveAccessibleName(/^Time left: 3\d minutes$/)
  await expectAccessible(exam)
  await told.getByRole('button', { name: 'OK' }).press('Enter')
  await expect(told).toHaveCount(0)
  expect(reloads).toBe(0)
  await box.answer()
  await box.finish()
  await expect(exam).toHaveURL(/\/result$/)
  await student.close()
})

test('an exam whose time is up asks once more before it hands in', async ({ page }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(NETWORK, { mode: 'exam', length: 25, answered: 3 })
  await learner.hasSeconds(attempt, 8)
  const box = onBox(page)
  // The page hears of nothing but the answers to what it sends.
  await page.route(/\/live\?/, (route) => route.abort())
  await box.open(attempt)
  await learner.hasSeconds(attempt, 600)
  await expect(page.getByRole('button', { name: /^Time left: (9|10) minutes/ })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('The time is up')).toHaveCount(0)
})

test('an accommodation that ends stays on record, and an excuse is on the page of the test', async ({
  page,
  browser,
  baseURL,
}) => {
  const name = aName()
  const student = await browser.newContext({ baseURL })
  const learnersPage = await student.newPage()
  const learner = await newLearner(learnersPage, name)
  await signInAs(page, 'Instructor')
  await page.goto(ofLearner(learner.id))
  const more = page.getByRole('form', { name: 'Give more time' })
  await more.getByLabel('Reason').fill('She reads slowly.')
  await more.getByRole('button', { name: 'Give more time' }).click()
  await expect(more.getByRole('alert')).toContainText('how many minutes more')
  await expect(more.getByLabel('Reason')).toHaveValue('She reads slowly.')
  await more.getByLabel('Times as long').fill('1.5')
  await more.getByRole('button', { name: 'Give more time' }).click()
  const excuse = page.getByRole('form', { name: 'Excuse from a test' })
  await excuse.getByLabel('Test').selectOption(NETWORK)
  await excuse.getByLabel('Reason').fill('Passed it elsewhere.')
  await excuse.getByRole('button', { name: 'Excuse' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'is excused from' })).toBeVisible()

  await learnersPage.goto(`/c/harbor/tests/${await testId(NETWORK)}`)
  await expect(learnersPage.getByText('You are excused from this test: Passed it elsewhere.')).toBeVisible()
  await expectAccessible(learnersPage)

  await page.getByRole('link', { name: 'End “1.5 times as long”, Every test …' }).click()
  const question = page.getByRole('region', { name: `End “1.5 times as long” for ${name}?` })
  await expect(question.getByRole('heading')).toBeFocused()
  await expectAccessible(page)
  await question.getByRole('button', { name: 'End' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The accommodation has ended.' })).toBeVisible()
  await page.getByText('Earlier ones').click()
  await expect(page.getByRole('listitem').filter({ hasText: '1.5 times as long' })).toContainText('ended')
  await student.close()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an instructor gives more time, and decides nothing about themselves', async ({ page, browser, baseURL }) => {
    const name = aName()
    const learner = await newLearner(await (await browser.newContext({ baseURL })).newPage(), name)
    await signInAs(page, 'Instructor')
    await page.goto(ofLearner(learner.id))
    const more = page.getByRole('form', { name: 'Give more time' })
    await more.getByLabel('More minutes').fill('15')
    await more.getByLabel('Reason').fill('A broken arm.')
    await more.getByRole('button', { name: 'Give more time' }).click()
    await expect(page.getByText(`${name} has more time from the next exam on.`)).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: '15 more minutes' })).toContainText('Every test')

    await page.goto('/c/harbor/manage/members?role=instructor')
    await page.getByRole('row').filter({ hasText: '(you)' }).getByRole('link').first().click()
    await expect(page.getByText('Another instructor or admin decides about you.')).toBeVisible()
    await expect(page.getByRole('form')).toHaveCount(0)
  })
})
