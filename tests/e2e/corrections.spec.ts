import type { Page } from '@playwright/test'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, openAwake, test } from './pages.ts'
import { withWrongKey, WRONG } from './wrong-key.ts'

/** A board follows what happens a moment later. */
const expectPlace = (page: Page, board: string, place: string) =>
  expect(async () => {
    await page.goto(board)
    await expect(page.getByRole('region', { name: 'Your place' })).toContainText(place, { timeout: 2_000 })
  }).toPass()

test('a learner reports a wrong key, an instructor sees who would change and grades anew, and the learner is told', async ({
  page,
  browser,
  baseURL,
}) => {
  const { id, community, at, takes } = await withWrongKey(page)
  const desk = await (await browser.newContext({ baseURL })).newPage()
  const student = await newLearner(desk, 'Sam Seaman')
  const rival = await newLearner(await (await browser.newContext({ baseURL })).newPage(), 'Rita Rival')
  for (const learner of [student, rival]) {
    await learner.belongsTo(community, 'student')
    await learner.isOnBoards('community')
  }
  await takes(rival, false)
  const { attempt, wrong } = await takes(student, true)
  await expectPlace(desk, at('board'), 'You’re 2nd of 2')

  // From the review, after the answer.
  await desk.goto(at(`attempts/${attempt}/result`))
  await expect(desk.getByRole('main')).toContainText('80%')
  await desk.goto(at(`attempts/${attempt}/review`))
  await desk.getByRole('article').filter({ hasText: WRONG }).getByRole('link', { name: 'Report a problem' }).click()
  await expect(desk.getByRole('heading', { name: `Report question ${wrong}` })).toBeVisible()
  await expectAccessible(desk)
  await desk.getByRole('radio', { name: 'The answer is wrong' }).check()
  await desk.getByLabel('What should it say?').fill('Port 53 is DNS, says the registry.')
  await desk.getByRole('button', { name: 'Send report' }).click()
  await expect(desk.getByText('Thank you. Your instructor will look at this question.')).toBeVisible()

  await page.goto(at('manage'))
  await expect(page.getByRole('listitem').filter({ hasText: 'Reported questions' })).toContainText(
    '1 question to decide about',
  )
  await page.getByRole('link', { name: /Reported questions/ }).click()
  await expectAccessible(page)
  await page.getByRole('link', { name: WRONG }).click()
  await expect(page.getByText('Port 53 is DNS, says the registry.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'Another answer is right, too' }).check()
  await page.getByRole('radio', { name: /Another one/ }).check()
  await page.getByLabel('Why? Learners read this.').fill('The table left DNS out.')
  await page.getByRole('button', { name: 'See who changes' }).click()

  await expect(page.getByText('This is whom it would change. Nothing has changed yet.')).toBeVisible()
  const change = page.getByRole('row', { name: /Sam Seaman/ })
  await expect(change).toContainText('80% → 100%')
  await expect(change).toContainText(/\+\d+/)
  await expect(page.getByText('Rita Rival')).toHaveCount(0)
  await expectAccessible(page)
  // Until then, nothing has.
  await desk.goto(at(`attempts/${attempt}/result`))
  await expect(desk.getByRole('main')).toContainText('80%')

  await openAwake(desk, at('progress'))
  await page.getByRole('button', { name: 'Apply and grade anew' }).click()
  await expect(page.getByText('It counts from now on.')).toBeVisible()
  await expectAccessible(page)
  await expect(desk.getByText('A question of Ports by heart was corrected', { exact: true })).toBeVisible()

  await desk.goto('/notifications')
  await expect(desk.getByRole('main')).toContainText('The table left DNS out.')
  await expect(desk.getByRole('main')).toContainText('80% → 100%')
  await expect(desk.getByRole('main')).toContainText('You were right')
  await expectAccessible(desk)
  await desk.goto(at(`attempts/${attempt}/result`))
  await expect(desk.getByRole('main')).toContainText('100%')
  await expect(desk.getByText(/^Regraded on .*80%.*100%\. The table left DNS out\.$/)).toBeVisible()
  await expect(desk.getByRole('rowheader', { name: 'Correction', exact: true })).toBeVisible()
  await expectAccessible(desk)
  await desk.goto(at(`attempts/${attempt}/review`))
  const reviewed = desk.getByRole('article').filter({ hasText: WRONG })
  await expect(reviewed).toContainText('Correct')
  await expect(reviewed.getByText(/^This question was corrected on .*: [AB] is right, too\.$/)).toBeVisible()
  await expectAccessible(desk)
  await expectPlace(desk, at('board'), 'You’re 1st of 2')

  await page.goto(at('manage/reports'))
  await expect(page.getByRole('heading', { name: 'No open reports' })).toBeVisible()

  // One choice cannot hold two answers, so the editor says so until the next version of the question can.
  await page.goto(at(`manage/tests/${id}/questions`))
  await page.getByRole('link', { name: WRONG }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'A correction says that B is right, too.' })
  await expect(notice).toContainText('Change the options so that one is right, or make it multiple choice.')
  await expectAccessible(page)
  await notice.getByRole('link', { name: 'The correction' }).click()
  await expect(page.getByText('The table left DNS out.')).toBeVisible()
  await page.goBack()
  await page.getByRole('combobox', { name: 'Kind', exact: true }).selectOption('Multiple choice')
  await page.getByLabel('Option B is correct').check()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Option B is correct')).toBeChecked()
  await expect(notice).toHaveCount(0)
})

test('without JavaScript a question is reported, and its report is declined with a reason', async ({
  browser,
  baseURL,
}) => {
  const plain = async () => (await browser.newContext({ javaScriptEnabled: false, baseURL })).newPage()
  const page = await plain()
  const desk = await plain()
  const { community, at, takes } = await withWrongKey(page)
  const student = await newLearner(desk, 'Sam Seaman')
  await student.belongsTo(community, 'student')
  const { attempt, wrong } = await takes(student, true)
  await desk.goto(at(`attempts/${attempt}/report/${wrong}`))
  await desk.getByRole('radio', { name: 'It is unclear' }).check()
  await desk.getByRole('button', { name: 'Send report' }).click()
  await expect(desk.getByText('Thank you. Your instructor will look at this question.')).toBeVisible()

  await page.goto(at('manage/reports'))
  await page.getByRole('link', { name: WRONG }).click()
  await page.getByRole('radio', { name: 'It stays as it is' }).check()
  await page.getByLabel('Why? Learners read this.').fill('The book says the same.')
  await page.getByRole('button', { name: 'Decide' }).click()
  await expect(page.getByRole('heading', { name: 'No open reports' })).toBeVisible()
  await desk.goto(at(`attempts/${attempt}/report/${wrong}`))
  await expect(desk.getByText('The book says the same.')).toBeVisible()
})
