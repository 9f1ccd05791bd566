import { expect } from '@playwright/test'
import { onBox } from '../box.ts'
import { newLearner, testId } from '../learner.ts'
import { scene } from '../scene.ts'

const NETWORK = 'Networking fundamentals'
const SECURITY = 'Security fundamentals'

scene('confidence', async ({ page, open, take }) => {
  const learner = await newLearner(page)
  await page.addInitScript(() => localStorage.setItem('laude/say-how-sure', ''))
  const running = await learner.starts(NETWORK, { mode: 'practice', length: 100, answered: 0 })
  const answers = await learner.takes.answers(running, () => true)
  const [first, second] = answers.filter(({ answer }) => answer?.kind === 'single_choice')
  const box = onBox(page)
  await box.open(running)
  await box.jump(first?.number ?? 1)
  await expect(page.getByRole('radiogroup', { name: 'How sure are you?' })).toBeVisible()
  await take('confidence-before')
  await box.option(0).click()
  await take('confidence-chosen')
  await page.getByRole('radio', { name: 'Sure', exact: true }).click()
  await expect(page.getByRole('heading', { name: /correct/i })).toBeVisible()
  await take('confidence-checked')
  await box.jump(second?.number ?? 1)
  await page.getByRole('button', { name: /All questions/ }).click()
  await expect(page.getByRole('checkbox', { name: 'Say how sure you are' })).toBeVisible()
  await take('confidence-menu')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await take('confidence-keys')

  const exam = await learner.starts(SECURITY, { mode: 'exam', length: 25, answered: 5 })
  await box.open(exam)
  await page.getByRole('radio', { name: 'Guess' }).click()
  await take('confidence-exam')
  await box.finish()
  await expect(page).toHaveURL(/\/result$/)
  const finished = await learner.finishes(SECURITY, {
    length: 50,
    right: (number) => number > 5 && number !== 30,
    says: (number) => (number <= 20 ? 'sure' : number <= 34 ? 'think' : number <= 45 ? 'guess' : undefined),
  })
  await open('confidence-result', `/c/harbor/attempts/${finished}/result`)
  await open('confidence-review', `/c/harbor/attempts/${finished}/review?show=sure_wrong`)
  await open('confidence-progress', '/c/harbor/progress', true)
  await page.goto(`/c/harbor/tests/${await testId(SECURITY)}`)
  await expect(page.getByRole('checkbox', { name: 'Say how sure you are' })).toBeVisible()
  await take('confidence-start')
})
