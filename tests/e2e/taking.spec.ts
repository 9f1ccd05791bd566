import { newLearner } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'

const NETWORK = 'Networking fundamentals'
const SECURITY = 'Security fundamentals'
const anAttempt = /\/c\/harbor\/attempts\/[\da-f-]+$/

test('a test starts from the list in the mode and length last chosen on this device', async ({ page }) => {
  await newLearner(page)
  await page.goto('/c/harbor')
  const card = page.getByRole('article', { name: NETWORK })
  await expect(page.getByRole('button', { name: 'Practice', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await expect(card.getByRole('radio', { name: '25' })).toBeChecked()

  // Whoever taps before the page has woken up taps again.
  await expect(async () => {
    await page.getByRole('button', { name: 'What practice and exam mean' }).click()
    await expect(page.getByRole('tooltip')).toBeVisible({ timeout: 2000 })
  }).toPass()
  await expect(page.getByRole('tooltip')).toContainText(
    'your first answer is final, and you see at once whether it is correct',
  )
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('tooltip')).toBeHidden()

  await page.getByRole('button', { name: 'Exam', exact: true }).click()
  await card.getByRole('radio', { name: '50' }).check()
  const response = await page.reload()
  expect(await response?.text()).toMatch(/aria-pressed="true"[^>]*>Exam/)
  await expect(card.getByRole('radio', { name: '50' })).toBeChecked()
  await expectAccessible(page)

  await card.getByRole('button', { name: 'Start' }).click()
  await expect(page).toHaveURL(anAttempt)
  await page.goto('/c/harbor')
  await expect(card).toContainText('0 of 50 answered')
  await expect(card).toContainText('Exam')
  await expect(card.getByRole('radio')).toHaveCount(0)
})

test('a running attempt is resumed, and abandoned only after a confirmation', async ({ page }) => {
  const learner = await newLearner(page)
  const running = await learner.starts(NETWORK, { mode: 'exam', length: 50, answered: 12 })
  await page.goto('/c/harbor')
  const card = page.getByRole('article', { name: NETWORK })
  await expect(card).toContainText('12 of 50 answered')
  await expect(card.getByRole('link', { name: /^Resume/ })).toHaveAttribute('href', `/c/harbor/attempts/${running}`)
  await expectAccessible(page)

  await card.getByRole('link', { name: /^Start over/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Start over?' })
  await expect(dialog).toContainText('12 answers of 50')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(card.getByRole('link', { name: /^Start over/ })).toBeFocused()

  await card.getByRole('link', { name: /^Start over/ }).click()
  await dialog.getByRole('button', { name: 'Practice', exact: true }).click()
  await dialog.getByRole('radio', { name: '75' }).check()
  await dialog.getByRole('button', { name: /^Start over/ }).click()
  await expect(page).toHaveURL(anAttempt)
  expect(page.url()).not.toContain(running)
  await page.goto('/c/harbor')
  await expect(card).toContainText('0 of 75 answered')
  await expect(card).toContainText('Practice')
})

test('a result shows the score, what it earned and what to do next', async ({ page }) => {
  const learner = await newLearner(page)
  await learner.finishes(NETWORK, { mode: 'practice', right: (number) => number <= 10 })
  const id = await learner.finishes(NETWORK, { right: (number) => number > 4, left: [1] })

  await page.goto('/c/harbor')
  const card = page.getByRole('article', { name: NETWORK })
  await expect(card).toContainText('Almost there')
  await card.getByRole('link', { name: /^View results/ }).click()
  await expect(page).toHaveURL(`/c/harbor/attempts/${id}/result`)
  const main = page.getByRole('main')
  await expect(main).toContainText('84 percent')
  await expect(main).toContainText('You missed 4.')
  await expect(main).toContainText('One was left unanswered.')
  await expect(main).toContainText('44 points more than last time')
  await expect(page.getByRole('table', { name: /^XP/ })).toContainText('Correct answers')
  await expect(page.getByRole('img', { name: /^Level \d/ })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Take it again' }).click()
  await expect(page).toHaveURL(anAttempt)
  expect(page.url()).not.toContain(id)
})

test('a first finish unlocks an achievement, and a finish faster than reading speed says why it earns nothing', async ({
  page,
}) => {
  const learner = await newLearner(page)
  const first = await learner.finishes(NETWORK)
  await page.goto(`/c/harbor/attempts/${first}/result`)
  await expect(page.getByRole('region', { name: /new achievement/ })).toContainText('Test Rookie')
  await expect(page.getByRole('main')).toContainText('Every question correct, in an exam!')
  await expectAccessible(page)

  const hasty = await learner.finishes(SECURITY, { minutes: 0, right: (number) => number % 2 === 0 })
  await page.goto(`/c/harbor/attempts/${hasty}/result`)
  await expect(page.getByRole('main')).toContainText('faster than anyone can read')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Review' }).click()
  await expect(page.getByRole('heading', { name: 'Review', level: 1 })).toBeVisible()
})

test('a review filters by link, shows the right answers with explanations, and prints without navigation', async ({
  page,
}) => {
  const learner = await newLearner(page)
  const id = await learner.finishes(NETWORK, { right: (number) => number > 6, left: [1, 2], flags: [3, 9, 20] })
  await page.goto(`/c/harbor/attempts/${id}/review`)
  const filters = page.getByRole('navigation', { name: 'Show' })
  const cards = page.getByRole('article')
  for (const [name, count] of [
    ['All', 25],
    ['Correct', 19],
    ['Incorrect', 4],
    ['Unanswered', 2],
    ['Flagged', 3],
    ['Skipped', 2],
  ] as const) {
    await filters.getByRole('link', { name: new RegExp(`^${name}\\s*${count}$`) }).click()
    await expect(cards).toHaveCount(count)
  }
  await expect(page).toHaveURL(/show=skipped$/)
  await expect(cards.first()).toContainText('Correct answer')
  await expect(cards.first()).not.toContainText('Your answer')
  await page.goto(`/c/harbor/attempts/${id}/review?show=incorrect`)
  await expect(cards.first()).toContainText('Your answer')
  await expectAccessible(page)

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light')
  for (const chrome of [
    filters,
    page.getByRole('navigation', { name: 'Main' }),
    page.getByRole('button', { name: 'Print' }),
  ])
    await expect(chrome).toBeHidden()
  await expect(cards.first()).toContainText('Correct answer')
})

test('the review of a long test has pages, which filters and links to a question lead to, and prints on one', async ({
  page,
}) => {
  const learner = await newLearner(page)
  const id = await learner.finishes(NETWORK, { length: 75, right: (number) => number > 30, flags: [60] })
  const review = `/c/harbor/attempts/${id}/review`
  const questions = page.getByRole('navigation', { name: 'Questions', exact: true })
  const cards = page.getByRole('article')
  const first = (number: number) => expect(cards.first()).toHaveAccessibleName(`Question ${number}`)
  await page.goto(review)
  await expect(cards).toHaveCount(25)
  await questions.getByRole('link', { name: '51–75' }).click()
  await expect(page).toHaveURL(/\?page=3$/)
  await first(51)
  await expectAccessible(page)
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Previous: 26–50' }).click()
  await expect(page).toHaveURL(/\?page=2#q26$/)
  await first(26)

  await page.getByRole('link', { name: /^Flagged\s*1$/ }).click()
  await expect(cards).toHaveCount(1)
  await first(60)
  await expect(questions).toBeHidden()
  await page.getByRole('link', { name: /^Incorrect\s*30$/ }).click()
  await expect(cards).toHaveCount(25)
  await questions.getByRole('link', { name: '26–30' }).click()
  await expect(cards).toHaveCount(5)

  await page.goto(`${review}#q60`)
  await expect(page).toHaveURL(/\?page=3#q60$/)
  await expect(page.getByRole('article', { name: 'Question 60' })).toBeInViewport()

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', String(document.querySelectorAll('article').length))
  })
  await page.getByRole('button', { name: 'Print' }).click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', '75')
  await expect(page).toHaveURL(/\?page=all$/)
})

test('a review ends with what to do next', async ({ page }) => {
  const learner = await newLearner(page)
  const id = await learner.finishes(NETWORK, { right: (number) => number > 6, left: [1, 2] })
  await page.goto(`/c/harbor/attempts/${id}/review`)
  const next = page.getByRole('region', { name: 'What next?' })
  await expect(next.getByRole('link', { name: 'Back to tests' })).toHaveAttribute('href', '/c/harbor')
  await next.getByRole('link', { name: 'Show the 4 incorrect' }).click()
  await expect(page.getByRole('article')).toHaveCount(4)
  await next.getByRole('link', { name: 'Show the 2 unanswered' }).click()
  await expect(page.getByRole('article')).toHaveCount(2)
  await page.goto(`/c/harbor/attempts/${id}/review?show=correct`)
  await expect(next.getByRole('link', { name: 'Show the 4 incorrect' })).toBeVisible()
  await expectAccessible(page)

  await next.getByRole('button', { name: 'Take it again' }).click()
  await expect(page).toHaveURL(anAttempt)
  expect(page.url()).not.toContain(id)
  await expect(page.getByRole('banner')).toContainText('1 of 25')
  await expect(page.getByRole('banner')).toContainText('Exam')
})

test("the page of a test lists the learner's earlier attempts", async ({ page }) => {
  const learner = await newLearner(page)
  await learner.finishes(NETWORK, { mode: 'practice', right: (number) => number <= 10 })
  const last = await learner.finishes(NETWORK, { right: (number) => number > 2 })
  await page.goto('/c/harbor')
  await page.getByRole('link', { name: NETWORK, exact: true }).click()
  const history = page.getByRole('region', { name: 'Your attempts' })
  await expect(history).toContainText('Taken 2 times. Your latest score is 92%, up from 40%.')
  await expect(history.getByRole('listitem')).toHaveCount(2)
  await expectAccessible(page)
  await history.getByRole('link', { name: 'Review' }).first().click()
  await expect(page).toHaveURL(`/c/harbor/attempts/${last}/review`)
})

test('XP counts up once, right after the last question, and not after a reload', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  // What the ledger showed as its sum, one after the other.
  await page.addInitScript(() => {
    const sums: string[] = []
    Object.assign(window, { sums })
    const look = () => {
      const sum = document.querySelector('tfoot td')?.textContent?.trim()
      if (sum && sum !== sums.at(-1)) sums.push(sum)
    }
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
  })
  const sums = () =>
    page.evaluate(() => ('sums' in window && Array.isArray(window.sums) ? window.sums.map(String) : []))

  const learner = await newLearner(page)
  const id = await learner.starts(NETWORK, { mode: 'exam', length: 25, answered: 20, minutes: 20 })
  await learner.takes.save(id, { position: 25 })
  await page.goto(`/c/harbor/attempts/${id}`)
  await page.getByRole('contentinfo').getByRole('button', { name: 'Finish', exact: true }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Finish/ })
    .click()
  await expect(page).toHaveURL(`/c/harbor/attempts/${id}/result`)
  await expect(page.getByRole('main')).toContainText('80 percent')
  await expect.poll(async () => new Set((await sums()).slice(-5)).size).toBeGreaterThan(2)
  await expect(page.getByRole('region', { name: /new achievement/ })).toContainText('Test Rookie')
  await page.keyboard.press('Escape') // whoever does not want to wait
  const [earned] = (await sums()).slice(-1)

  const listening = page.waitForRequest(/\/live/)
  await page.reload()
  await expect(page.getByRole('table', { name: /^XP/ })).toBeVisible()
  // The page is awake: what counted up would begin with the next frame, and every frame would show another sum.
  await listening
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  expect(new Set(await sums())).toEqual(new Set([earned]))
})
