import { onBox, untilKept } from './box.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'

const SECURITY = 'Security fundamentals'
const aResult = /\/attempts\/[\da-f-]+\/result$/

test.use({ serviceWorkers: 'allow' })

test('two tabs with the same attempt show the same answers, and the later answer counts', async ({ page, context }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 25, answered: 0 })
  const answers = await learner.takes.answers(attempt, () => true)
  const number = answers.find(({ answer }) => answer?.kind === 'single_choice')?.number ?? 1
  const other = await context.newPage()
  const [first, second] = [onBox(page), onBox(other)]
  for (const box of [first, second]) {
    await box.open(attempt)
    await box.jump(number === 1 ? 2 : 1)
    await box.jump(number)
  }
  await first.option(0).click()
  await expect(second.option(0)).toHaveAttribute('aria-checked', 'true')
  await second.option(2).click()
  for (const box of [first, second]) {
    await expect(box.option(2)).toHaveAttribute('aria-checked', 'true')
    await expect(box.option(0)).toHaveAttribute('aria-checked', 'false')
  }
  await second.finish()
  await expect(other).toHaveURL(aResult)
  await expect(page).toHaveURL(aResult)
  const { questions } = await learner.takes.review(attempt)
  expect(questions[number - 1]?.answer).toEqual({ kind: 'single_choice', choice: 2 })
})

test('an attempt finished offline says so and is submitted once the connection is back', async ({ page, context }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 25, answered: 0 })
  const box = onBox(page)
  await box.open(attempt)
  await untilKept(page)
  await context.setOffline(true)
  await box.answer()
  await box.finish()
  await expect(page.getByRole('heading', { name: 'Finished, on this device' })).toBeVisible()
  await expect(page.getByText(/sent automatically/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Keep working' }).click()
  await box.at(1, 25)
  await box.finish()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Finished, on this device' })).toBeVisible()
  await context.setOffline(false)
  await expect(page).toHaveURL(aResult)
  const { result } = await learner.takes.read(attempt)
  expect(result).toMatchObject({ answered: 1 })
})

test('an attempt finished offline on a page that was then closed is submitted on the next visit', async ({
  page,
  context,
}) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 25, answered: 0 })
  const box = onBox(page)
  await box.open(attempt)
  await context.setOffline(true)
  await box.answer()
  await box.finish()
  await expect(page.getByRole('heading', { name: 'Finished, on this device' })).toBeVisible()
  await page.goto('about:blank')
  await context.setOffline(false)
  await page.goto('/c/harbor')
  await expect.poll(async () => (await learner.takes.read(attempt)).status).toBe('finished')
})

test('while nothing can be saved, the test box says so, keeps answers on the device, and sends them once it can', async ({
  page,
  context,
}) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 25, answered: 0 })
  const box = onBox(page)
  await box.open(attempt)
  // As the functions answer on a database that takes no changes, which other tests share.
  const isSave = /\/attempts\/[\da-f-]+\/(save|finish)$/
  await context.route(isSave, (route) => route.fulfill({ status: 503, json: { code: 'read_only' } }))
  await box.answer()
  await box.finish()
  await expect(page.getByText(/Laude can’t save at the moment. 1 of 25 answers are saved on this device/)).toBeVisible()
  await page.getByRole('button', { name: 'Keep working' }).click()
  await expect(page.getByText('Saved on this device')).toBeVisible()
  await expectAccessible(page)
  await context.unroute(isSave)
  await box.finish()
  await expect(page).toHaveURL(aResult)
  const { result } = await learner.takes.read(attempt)
  expect(result).toMatchObject({ answered: 1 })
})

test('an attempt finished on another device leads to its result and names the answers that only this device had', async ({
  page,
}) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 25, answered: 0 })
  const box = onBox(page)
  await box.open(attempt)
  await learner.takes.finish(attempt)
  const answerEight = async () => {
    await box.answer()
    for (let number = 2; number <= 8; number++) {
      await box.next()
      await box.answer()
    }
  }
  // Answers are saved eight at a time or after a while: on a slow machine, the box may close before the eighth.
  void answerEight().catch(() => {})
  await expect(page.getByRole('heading', { name: 'This attempt is finished' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'See your result' }).click()
  await expect(page).toHaveURL(aResult)
})

test('answers given after the session ended stay on the device until the learner signs in again', async ({
  page,
  context,
}) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 25, answered: 0 })
  const box = onBox(page)
  await box.open(attempt)
  await context.clearCookies()
  for (let number = 1; number <= 8; number++) {
    await box.answer()
    await box.next()
  }
  await expect(page.getByText(/You were signed out/)).toBeVisible()
  await box.saved('device')
  await expectAccessible(page)
})

test('signing out deletes the stored pages of tests from the device', async ({ page, context }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 25, answered: 0 })
  await onBox(page).open(attempt)
  await untilKept(page)
  await page.goto('/me')
  await page.getByRole('button', { name: /^Sign out\s+this device/ }).click()
  await expect(page.getByRole('button', { name: 'Student' })).toBeVisible()
  await context.setOffline(true)
  await page.goto(`/c/harbor/attempts/${attempt}`)
  await expect(page.getByRole('heading', { name: /offline/i })).toBeVisible()
})

test('an answer given right before the page closes is there on the next visit and reaches the server by then', async ({
  page,
}) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 25, answered: 0 })
  const box = onBox(page)
  await box.open(attempt)
  await untilKept(page)
  await box.answer()
  expect(await box.answered()).toBe('1')
  await page.goto('/me')
  await box.open(attempt)
  expect(await box.answered()).toBe('1')
  await expect.poll(async () => (await learner.takes.read(attempt)).responses).toHaveLength(1)
})

test('the test box starts although the stored data on the device is garbage', async ({ page }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 25, answered: 5 })
  const box = onBox(page)
  await box.open(attempt)
  await box.jump(9)
  await box.answer()
  for (const garbage of ['nothing', { version: 0 }, { version: 1, state: 4 }, 'mangled'] as const) {
    await page.evaluate(async (value) => {
      const open = indexedDB.open('laude')
      await new Promise((resolve) => (open.onsuccess = resolve))
      const store = open.result.transaction('attempts', 'readwrite').objectStore('attempts')
      const cursor = store.openCursor()
      await new Promise<void>((resolve) => {
        cursor.addEventListener('success', () => {
          if (!cursor.result) return resolve()
          const state = { ...cursor.result.value.state, given: { 1: { answer: { kind: 'essay' }, at: 9e14 }, 77: 7 } }
          cursor.result.update(value === 'mangled' ? { ...cursor.result.value, state } : value)
          cursor.result.continue()
        })
      })
      open.result.close()
    }, garbage)
    await box.open(attempt)
    expect(Number(await box.answered())).toBeGreaterThanOrEqual(5)
    await box.answer()
  }
})
