import { expect, type Page } from '@playwright/test'
import { onBox } from '../box.ts'
import { newLearner } from '../learner.ts'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

const SECURITY = 'Security fundamentals'

/** A practice attempt at its first question with four options, and the sheet of help. */
async function atChoice(page: Page, learner: Awaited<ReturnType<typeof newLearner>>) {
  const attempt = await learner.starts(SECURITY, { mode: 'practice', length: 25, answered: 0 })
  const { questions } = await learner.takes.read(attempt)
  const number = questions.findIndex(({ kind, options }) => kind === 'single_choice' && options?.length === 4) + 1
  const box = onBox(page)
  await box.open(attempt)
  if (number > 1) await box.jump(number)
  const sheet = page.getByRole('dialog', { name: /^Help with question/ })
  const steps = sheet.getByRole('heading', { level: 3 })
  return {
    attempt,
    number,
    box,
    sheet,
    open: () => page.getByRole('button', { name: 'Get a hint' }).click(),
    press: (button: string) => sheet.getByRole('button', { name: button }).click(),
    say: (words: string) => sheet.getByRole('textbox', { name: 'What I think' }).fill(words),
    /** The next step, once it is there whole. */
    climb: async (button: string, words: string) => {
      const before = await steps.count()
      await sheet.getByRole('textbox').fill(words)
      await sheet.getByRole('button', { name: button }).click()
      await expect(steps).toHaveCount(before + 1)
      await expect(sheet.getByRole('button', { name: 'Stop' })).toHaveCount(0)
    },
  }
}

scene('the assistant in the test box', async ({ page, take }) => {
  const learner = await newLearner(page)
  const { attempt, number, box, sheet, open, press, say, climb } = await atChoice(page, learner)
  await take('help-box-before')
  await open()
  await expect(sheet.getByRole('button', { name: 'Give me a nudge' })).toBeVisible()
  await take('help-box-first')
  await press('Give me a nudge')
  await expect(sheet.getByRole('alert')).toBeVisible()
  await take('help-box-refused')
  await sheet.getByRole('radio').nth(1).check()
  await press('Give me a nudge')
  await expect(sheet.getByRole('heading', { name: 'A nudge' })).toBeVisible()
  await expect(sheet.getByRole('button', { name: 'Explain the concept' })).toBeVisible()
  await take('help-box-nudge')
  await say('I would go by the second word. [stand-in:hold]')
  await press('Explain the concept')
  await expect(sheet.getByText(/You said: “/).nth(1)).toBeVisible()
  await take('help-box-streaming')
  await press('Stop')
  await expect(sheet.getByRole('button', { name: 'Show me a similar one' })).toBeVisible()
  await take('help-box-stopped')
  await climb('Show me a similar one', 'Then it must be the first. [stand-in:overloaded]')
  await take('help-box-overloaded')
  await climb('Check my reasoning', 'The last two mean the same, so the first is left. [stand-in:refuse_midway]')
  await climb('Show me the answer', 'I still cannot tell the first from the third.')
  await take('help-box-end')
  await page.goto(`/c/harbor/attempts/${attempt}/help/${number}`)
  await take('help-page', true)
  await box.open(attempt)
  await box.option(0).click()
  await expect(page.getByRole('button', { name: 'Explain my answer' })).toBeVisible()
  await take('help-box-answered')
  await page.getByRole('button', { name: 'Explain my answer' }).click()
  await expect(sheet.getByRole('textbox')).toBeVisible()
  await take('help-box-explain')
})

scene('the assistant without a model', async ({ page, take, open: visit }) => {
  const learner = await newLearner(page)
  await learner.hasAskedEnough()
  const { attempt, number, sheet, open, climb } = await atChoice(page, learner)
  await open()
  await expect(sheet.getByRole('button', { name: 'Give me a nudge' })).toBeVisible()
  await take('help-authored-first')
  await climb('Give me a nudge', 'I think it is about keys, since two of the options are.')
  await take('help-authored-nudge')
  await climb('Explain the concept', 'A key that both know is not public.')
  await climb('Show me a similar one', 'So a pair of keys is something else.')
  await climb('Check my reasoning', 'Only a pair has a part that everybody may see.')
  await take('help-authored-check')
  await climb('Show me the answer', 'I cannot see why the last one is wrong.')
  await take('help-authored-end')
  await visit('help-authored-page', `/c/harbor/attempts/${attempt}/help/${number}`, true)
})

scene('the assistant with a typed question', async ({ page, take }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts('Networking fundamentals', { mode: 'practice', length: 100, answered: 0 })
  const { questions } = await learner.takes.read(attempt)
  const box = onBox(page)
  await box.open(attempt)
  await box.jump(questions.findIndex(({ kind }) => kind === 'numeric') + 1)
  await page.getByRole('button', { name: 'Get a hint' }).click()
  await expect(page.getByRole('button', { name: 'Give me a nudge' })).toBeVisible()
  await take('help-typed-first')
})

scene('the words for each failure', async ({ page, open }) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts(SECURITY, { mode: 'practice', length: 25, answered: 0 })
  const failures = ['rate_limited', 'refuse', 'error_midway', 'internal']
  for (const failure of failures) await learner.asksForHelp(attempt, 1, `I go by the words. [stand-in:${failure}]`)
  await open('help-failures', `/c/harbor/attempts/${attempt}/help/1`, true)
})

scene('the assistant in review', async ({ page, open, take }) => {
  const learner = await newLearner(page)
  const attempt = await learner.finishes(SECURITY, { right: (number) => number > 3 })
  await page.goto(`/c/harbor/attempts/${attempt}/review?page=all`)
  const why = page.getByRole('article').first().getByRole('link', { name: 'Why is mine wrong?' })
  await why.scrollIntoViewIfNeeded()
  await take('help-review-link')
  await why.click()
  await page.getByRole('heading', { name: 'Help with question 1' }).waitFor()
  await take('help-review-first', true)
  await page.getByRole('button', { name: 'Explain my answer' }).click()
  await page.getByText('I stand in for a model').waitFor()
  const again = page.getByRole('textbox', { name: 'What is unclear to you?' })
  await again.fill('Why does the length of the key matter here?')
  await page.getByRole('button', { name: 'Ask about it' }).click()
  await expect(page.getByRole('heading', { name: 'Your question' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ask about it' })).toBeVisible()
  await take('help-review-asked', true)
  await learner.starts(SECURITY, { mode: 'exam', length: 100, answered: 0 })
  await open('help-exam', `/c/harbor/attempts/${attempt}/help/1`)
})

scene('the assistant, managed', async ({ page, here, open, take }) => {
  const learner = await newLearner(page, `Yuna Kowalczyk-Baptiste, ${here}`)
  const attempt = await learner.starts(SECURITY, { mode: 'practice', length: 25, answered: 0 })
  for (const words of ['It is the one that no one else can read.', 'Then a key would be public. [stand-in:overloaded]'])
    await learner.asksForHelp(attempt, 1, words)
  const { slug } = await learner.administers('A club with an assistant')
  await open('manage-assistant-empty', `/c/${slug}/manage/assistant`, true)
  await page.getByLabel('Budget of the community, in dollars a month').fill('much')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await take('manage-assistant-refused')
  await signInAs(page, 'Admin')
  await open('manage-assistant', '/c/harbor/manage/assistant', true)
  await signInAs(page, 'Instructor')
  await open('manage-assistant-instructor', '/c/harbor/manage/assistant')
})
