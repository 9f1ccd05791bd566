import { expect } from '@playwright/test'
import { newLearner } from '../learner.ts'
import { scene } from '../scene.ts'

scene('taking', async ({ page, open, take }) => {
  const learner = await newLearner(page)
  await open('tests-first', '/c/harbor')
  const hasty = await learner.finishes('Security fundamentals', { minutes: 0, right: (number) => number % 3 === 0 })
  for (const right of [9, 14, 13])
    await learner.finishes('Networking fundamentals', { mode: 'practice', right: (number) => number <= right })
  const perfect = await learner.finishes('Security fundamentals')
  const good = await learner.finishes('Networking fundamentals', {
    length: 50,
    right: (number) => number > 7,
    left: [1, 2],
    flags: [3, 9],
  })
  await learner.starts('Security fundamentals', { mode: 'exam', length: 50, answered: 12 })
  await open('tests-taken', '/c/harbor')
  await page.getByRole('link', { name: /^Start over/ }).click()
  await take('start-over')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Networking fundamentals', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Networking fundamentals', level: 1 })).toBeVisible()
  await take('test', true)
  const low = await learner.finishes('Security fundamentals', { mode: 'practice', right: (number) => number <= 6 })
  await open('result-low', `/c/harbor/attempts/${low}/result`)
  const short = await learner.finishes('Security fundamentals', {
    right: (number) => number <= 6,
    left: Array.from({ length: 12 }, (_, index) => index + 10),
  })
  await open('result-short', `/c/harbor/attempts/${short}/result`)
  await open('result-top', `/c/harbor/attempts/${good}/result`)
  await open('result', `/c/harbor/attempts/${good}/result`, true)
  await open('result-perfect', `/c/harbor/attempts/${perfect}/result`, true)
  await open('result-hasty', `/c/harbor/attempts/${hasty}/result`)
  await open('review', `/c/harbor/attempts/${good}/review`)
  await open('review-incorrect', `/c/harbor/attempts/${good}/review?show=incorrect`, true)
})
