import { expect } from '@playwright/test'
import { answerByKeyboard } from '../answer-question.ts'
import { onBox } from '../box.ts'
import { newLearner, practicedSince, startedPractice } from '../learner.ts'
import { scene } from '../scene.ts'

const NETWORK = 'Networking fundamentals'

scene('practice', async ({ page, take, open }) => {
  const learner = await newLearner(page)
  await open('practice-new', '/c/harbor/practice', true)
  const attempt = await learner.finishes(NETWORK, { mode: 'practice', length: 25, right: (number) => number > 7 })
  await open('practice-tests', '/c/harbor')
  await open('practice-fix', `/c/harbor/attempts/${attempt}/result`, true)
  await open('practice-fix-review', `/c/harbor/attempts/${attempt}/review?show=incorrect`, true)
  await page.goto(`/c/harbor/practice?attempt=${attempt}`)
  await take('practice')
  await page.getByText('Choose questions').click()
  await take('practice-filters', true)
  await page.getByRole('button', { name: /^Missed in your test/ }).click()
  await page.waitForURL(/practice\/[\da-f-]{36}$/)
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  const id = page.url().split('/').at(-1) ?? ''
  const answers = await startedPractice(id, () => true)
  const [first] = answers
  if (first) await answerByKeyboard(page, first.answer)
  await take('practice-box')
  await page.getByRole('button', { name: 'My note' }).click()
  await page
    .getByRole('dialog')
    .getByLabel('Note', { exact: true })
    .fill('The network has the first bits, the host the rest.')
  await take('practice-note-sheet')
  await page.keyboard.press('Escape')
  await open('practice-running', '/c/harbor/practice')
  await page.getByRole('button', { name: /^Exam mix/ }).click()
  await expect(page.getByRole('heading', { name: 'Give up your unfinished practice?' })).toBeVisible()
  await take('practice-instead')
  await page.getByRole('link', { name: 'Continue it instead' }).click()
  await page.waitForURL(/practice\/[\da-f-]{36}$/)
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  for (const { number, answer } of answers.slice(1, 6)) {
    await onBox(page).jump(number)
    await onBox(page).at(number, answers.length)
    await answerByKeyboard(page, answer)
  }
  await page.getByRole('button', { name: /All questions/ }).click()
  await page.getByRole('button', { name: 'Finish the practice' }).click()
  await take('practice-finish')
  await practicedSince(id, 5)
  await page.getByRole('button', { name: 'Finish now' }).click()
  await expect(page.getByText('6 of 7 fixed')).toBeVisible()
  await take('practice-result', true)
  await page.getByRole('link', { name: 'Review', exact: true }).click()
  await expect(page.getByRole('article')).toHaveCount(7)
  await take('practice-review', true)
  await open('practice-past', '/c/harbor/practice', true)
  await open('practice-past-all', '/c/harbor/practice/past')
  await page.goto(`/c/harbor/practice/${id}/note/1`)
  await page.getByLabel('Note', { exact: true }).fill('Unicast goes to one, multicast to those that ask for it.')
  await take('practice-note')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(/#q1$/)
  await take('practice-review-note')
})
