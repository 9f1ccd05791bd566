import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'

const NETWORKING = 'Networking fundamentals'

/** The page of a question, and the form before it. */
const onAsk = (page: Page) => {
  const main = page.getByRole('main')
  const button = (name: string) => main.getByRole('button', { name, exact: true })
  return {
    main,
    button,
    ask: async (words: string) => {
      await page.goto('/c/harbor/ask')
      await main.getByRole('textbox', { name: 'Your question' }).fill(words)
      await button('Ask the assistant').click()
      await expect(page.getByRole('heading', { name: 'Your question' })).toBeVisible()
    },
  }
}

test('the assistant answers from an article, the learner reads that, and then talks to a person', async ({ page }) => {
  const mark = randomUUID().slice(0, 6)
  const learner = await newLearner(page, 'Ari Asker')
  await learner.finishes(NETWORKING)
  const { main, button } = onAsk(page)
  await page.goto('/c/harbor/ask?q=how+do+freezes+protect+my+streak')
  await expect(main.getByRole('textbox', { name: 'Your question' })).toHaveValue('how do freezes protect my streak')
  await expect(button('Ask a person')).toBeVisible()
  await expectAccessible(page)
  await main.getByRole('textbox', { name: 'Your question' }).fill(`How do freezes protect my streak? ${mark}`)
  await button('Ask the assistant').click()

  await expect(main).toContainText('Answered by the assistant')
  const source = main.getByRole('link', { name: 'How do I protect my streak with a freeze?' })
  await expect(source).toBeVisible()
  await expect(button('Stop')).toHaveCount(0)
  await expectAccessible(page)
  await source.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How do I protect my streak with a freeze?')
  await page.goBack()

  await main.getByLabel('Write more').fill('And how many freezes do I have?')
  await button('Send').click()
  await expect(main.getByText('Assistant', { exact: true })).toHaveCount(2)
  await expect(main).toContainText('Answered by the assistant')
  await button('Talk to a person').click()
  await expect(main).toContainText('Waiting for an answer')
  await expect(button('Talk to a person')).toHaveCount(0)

  await signInAs(page, 'Instructor')
  await page.goto('/c/harbor/manage/support')
  await main.getByRole('link', { name: mark }).click()
  await expect(page.getByRole('heading', { name: 'Ari Asker asks' })).toBeVisible()
  await expect(source.first()).toBeVisible()
  await expectAccessible(page)
})

test('an answer can be stopped, fails in a sentence, is tried again, and nothing is made up', async ({ page }) => {
  const learner = await newLearner(page, 'Bea Asker')
  await learner.finishes(NETWORKING)
  const { main, button, ask } = onAsk(page)
  await ask(`How do freezes protect my streak? [stand-in:hold] ${randomUUID()}`)
  await expect(main.locator('[aria-busy=true]')).toContainText('Your streak')
  await button('Stop').click()
  await expect(main).toContainText('You stopped this answer.')
  await expect(button('Try again')).toBeVisible()

  await ask(`How do freezes protect my streak? [stand-in:overloaded] ${randomUUID()}`)
  await expect(main).toContainText('The assistant is overloaded at the moment.')
  await button('Try again').click()
  await expect(main).toContainText('The assistant is overloaded at the moment.')
  await expect(button('Talk to a person')).toBeVisible()
  await expectAccessible(page)

  await ask('Who won the regatta of Zanzibar?')
  await expect(main).toContainText('I found nothing that answers this.')
  await expect(button('Try again')).toHaveCount(0)
  await expect(button('Talk to a person')).toBeVisible()
})

test('a question waits for the assistant, which staff can see, and is not in the queue of people', async ({ page }) => {
  const mark = randomUUID().slice(0, 6)
  const learner = await newLearner(page, 'Cleo Asker')
  await learner.finishes(NETWORKING)
  const { main, ask } = onAsk(page)
  await ask(`How do I protect my streak with a freeze? ${mark}`)
  await expect(main).toContainText('Answered by the assistant')
  await signInAs(page, 'Instructor')
  await page.goto('/c/harbor/manage/support')
  await expect(page.getByRole('heading', { name: 'Questions' })).toBeVisible()
  await expect(main.getByRole('link', { name: mark })).toHaveCount(0)
  await main.getByRole('link', { name: 'With the assistant' }).click()
  await main.getByRole('link', { name: mark }).click()
  await expect(main).toContainText('The assistant answers this until a person claims or answers it.')
})

test('there is no assistant where it is switched off, nor while an exam runs', async ({ page }) => {
  const learner = await newLearner(page, 'Dora Asker')
  await learner.finishes(NETWORKING)
  const { main, button } = onAsk(page)
  const { slug } = await learner.administers('A club without an assistant')
  const off = await learner.ask(`/assistant-api/settings?community=${slug}`, undefined, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ enabled: false }),
  })
  expect(off.status).toBe(200)
  await page.goto(`/c/${slug}/ask`)
  await expect(button('Send')).toBeVisible()
  await expect(button('Ask the assistant')).toHaveCount(0)

  const { id } = await (
    await learner.ask('/support-api/threads', undefined, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify({ community: 'harbor', body: 'What is a freeze?', to: 'assistant' }),
    })
  )
    .json()
    .then((answer: { data: { id: string } }) => answer.data)
  await learner.starts(NETWORKING, { mode: 'exam', length: 25, answered: 0 })
  await page.goto('/c/harbor/ask')
  await expect(main).toContainText('You are taking an exam. The assistant answers again once it is finished.')
  await expect(button('Ask the assistant')).toHaveCount(0)
  await page.goto(`/c/harbor/ask/${id}`)
  await expect(main.getByRole('alert')).toContainText('You are taking an exam.')
  await expect(button('Talk to a person')).toBeVisible()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the whole answer comes with the page', async ({ page }) => {
    const learner = await newLearner(page, 'Eve Asker')
    await learner.finishes(NETWORKING)
    const { main, button, ask } = onAsk(page)
    await ask('How do freezes protect my streak?')
    await expect(main).toContainText('Answered by the assistant')
    await expect(main.getByRole('link', { name: 'How do I protect my streak with a freeze?' })).toBeVisible()
    await main.getByLabel('Write more').fill('And how many freezes do I have?')
    await button('Send').click()
    await expect(main.getByText('Assistant', { exact: true })).toHaveCount(2)
    await button('Talk to a person').click()
    await expect(main).toContainText('Waiting for an answer')
  })
})
