import type { Page } from '@playwright/test'
import type { Confidence } from '../../functions/_domain/attempts/confidence.ts'
import { onBox } from './box.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'

const NETWORK = 'Networking fundamentals'
const SECURITY = 'Security fundamentals'
const aResult = /\/attempts\/[\da-f-]+\/result$/

const howSure = (page: Page) => page.getByRole('radiogroup', { name: 'How sure are you?' })
const step = (page: Page, name: 'Sure' | 'Think so' | 'Guess') => howSure(page).getByRole('radio', { name })
const cards = (page: Page) => page.locator('article[id^="q"]')
const verdict = (page: Page) => page.getByRole('heading', { name: /^(Correct|Incorrect|Partly correct)/ })
const turnedOn = (page: Page) => page.addInitScript(() => localStorage.setItem('laude/say-how-sure', ''))

/** Sure of the first ten, of which the first three are wrong; the next twelve are guessed right. */
const SAID = {
  right: (number: number) => number > 3,
  says: (number: number): Confidence | undefined => (number <= 10 ? 'sure' : number <= 22 ? 'guess' : undefined),
}

test('nobody is asked how sure they are before they want it, and then it costs one tap', async ({ page }, {
  project,
}) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(NETWORK, { mode: 'practice', length: 100, answered: 0 })
  const answers = await learner.takes.answers(attempt, () => true)
  const numbers = answers.filter(({ answer }) => answer?.kind === 'single_choice').map(({ number }) => number)
  const box = onBox(page)
  await box.open(attempt)
  await box.jump(numbers[0] ?? 1)
  await expect(howSure(page)).toHaveCount(0)
  await box.option(0).click()
  await expect(verdict(page)).toBeVisible()

  await page.getByRole('button', { name: /All questions/ }).click()
  await page.getByRole('checkbox', { name: 'Say how sure you are' }).check()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await box.jump(numbers[1] ?? 1)
  await expect(step(page, 'Sure')).toBeDisabled()
  const press = project.name === 'phone' ? 'tap' : 'click'
  await box.option(0)[press]()
  await expect(box.option(0)).toHaveAttribute('aria-checked', 'true')
  await expect(verdict(page)).toHaveCount(0)
  await expectAccessible(page)
  await step(page, 'Think so')[press]()
  await expect(verdict(page)).toBeVisible()
  await expect(step(page, 'Think so')).toBeChecked()
  await expect(step(page, 'Sure')).toBeDisabled()
  await expectAccessible(page)

  // Who does not say it is not asked again.
  await box.jump(numbers[2] ?? 1)
  await box.option(1)[press]()
  await page.getByRole('button', { name: 'Check' })[press]()
  await expect(verdict(page)).toBeVisible()
  await expect(howSure(page).getByRole('radio', { checked: true })).toHaveCount(0)

  await page.reload()
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  await box.jump(numbers[1] ?? 1)
  await expect(step(page, 'Think so')).toBeChecked()
})

test('a learner says how sure they are by keyboard, and finds the keys in their list', async ({ page }) => {
  await turnedOn(page)
  const learner = await newLearner(page)
  const attempt = await learner.starts(NETWORK, { mode: 'practice', length: 100, answered: 0 })
  const answers = await learner.takes.answers(attempt, () => true)
  const numbers = answers.filter(({ answer }) => answer?.kind === 'single_choice').map(({ number }) => number)
  const box = onBox(page)
  await box.open(attempt)
  // Not to a question that is typed: there a key is text.
  await box.jump(numbers[0] ?? 1)
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(keys).toContainText('Shift S')
  await expect(keys.getByRole('checkbox', { name: 'Say how sure you are' })).toBeChecked()
  await page.keyboard.press('Escape')

  for (const [nth, [key, name]] of (
    [
      ['Shift+S', 'Sure'],
      ['Shift+T', 'Think so'],
      ['Shift+G', 'Guess'],
    ] as const
  ).entries()) {
    await box.jump(numbers[nth] ?? 1)
    await expect(howSure(page)).toBeVisible()
    // Before there is an answer it says nothing, and skips nothing.
    await page.keyboard.press(key)
    await box.at(numbers[nth] ?? 1, 100)
    await page.keyboard.press('b')
    await page.keyboard.press(key)
    await expect(verdict(page)).toBeVisible()
    await expect(step(page, name)).toBeChecked()
    await page.keyboard.press('Enter')
    await box.at((numbers[nth] ?? 1) + 1, 100)
  }

  // Without a word, Enter checks as it always did; and with the focus on a button, Enter goes on after it.
  await box.jump(numbers[3] ?? 1)
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await expect(verdict(page)).toBeVisible()
  await box.jump(numbers[4] ?? 1)
  await page.keyboard.press('a')
  await step(page, 'Guess').focus()
  await page.keyboard.press('Enter')
  await expect(step(page, 'Guess')).toBeChecked()
  await page.keyboard.press('Enter')
  await box.at((numbers[4] ?? 1) + 1, 100)
})

test('in an exam another answer drops it, and result and review say what was sure and wrong', async ({ page }) => {
  await turnedOn(page)
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'exam', length: 25, answered: 25 })
  const wrong = await learner.takes.answers(attempt, () => false)
  const at = wrong.find(({ answer }) => answer?.kind === 'single_choice')
  const number = at?.number ?? 1
  const place = at?.answer?.kind === 'single_choice' ? at.answer.choice : 0
  const box = onBox(page)
  await box.open(attempt)
  await box.jump(number)
  await step(page, 'Guess').click()
  await expect(step(page, 'Guess')).toBeChecked()
  await box.option(place).click()
  await expect(step(page, 'Guess')).not.toBeChecked()
  await step(page, 'Sure').click()
  await expect(step(page, 'Sure')).toBeChecked()
  await expect(page.getByText(/\b(Correct|Incorrect)\b/)).toHaveCount(0)
  await expectAccessible(page)
  await page.reload()
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  await box.jump(number)
  await expect(step(page, 'Sure')).toBeChecked()

  await box.finish()
  await expect(page).toHaveURL(aResult)
  await expect(page.getByRole('main')).toContainText('Sure and wrong: 1.')
  await page.getByRole('link', { name: 'Look at it first.' }).click()
  await expect(page).toHaveURL(/show=sure_wrong$/)
  await expect(cards(page)).toHaveCount(1)
  await expect(cards(page)).toContainText('You were sure.')
  await expect(page.getByRole('link', { name: /^Sure and wrong/ })).toHaveAttribute('aria-current', 'true')
  await expectAccessible(page)
})

test('from twenty answers on the page of progress says how often a learner is right when they are sure', async ({
  page,
}) => {
  const learner = await newLearner(page)
  await learner.finishes(NETWORK, { ...SAID, says: (number) => (number <= 19 ? 'sure' : undefined) })
  const region = page.getByRole('region', { name: 'When you are sure' })
  await page.goto('/c/harbor/progress')
  await expect(page.getByRole('heading', { name: 'Next achievements' })).toBeVisible()
  await expect(region).toHaveCount(0)
  await learner.finishes(SECURITY, SAID)
  await page.goto('/c/harbor/progress')
  await expect(region).toContainText('When you are sure, you are right 8 times out of 10.')
  await expect(region.getByRole('row')).toHaveText([
    /You said\s*Right\s*Share/,
    /Sure\s*23 of 29\s*79%/,
    /Think so\s*Not said yet/,
    /Guess\s*12 of 12\s*100%/,
  ])
  await expectAccessible(page)
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('the box, the result and the review of what was sure and wrong are there without a script', async ({ page }) => {
    const learner = await newLearner(page)
    const running = await learner.starts(NETWORK, { mode: 'practice', length: 25, answered: 0 })
    await page.goto(`/c/harbor/attempts/${running}`)
    await expect(page.getByRole('link', { name: 'Read what this test asks' })).toBeVisible()
    await expect(howSure(page)).toHaveCount(0)

    const finished = await learner.finishes(SECURITY, SAID)
    await page.goto(`/c/harbor/attempts/${finished}/result`)
    await expect(page.getByRole('main')).toContainText('Sure and wrong: 3.')
    await page.getByRole('link', { name: 'Look at these first.' }).click()
    await expect(cards(page)).toHaveCount(3)
    await page.goto('/c/harbor/progress')
    await expect(page.getByRole('region', { name: 'When you are sure' })).toContainText('7 of 10')
  })
})
