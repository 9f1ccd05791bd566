import { onBox } from '../box.ts'
import { newLearner } from '../learner.ts'
import { scene } from '../scene.ts'

scene('the test box', async ({ page, context, take: shoot }) => {
  const learner = await newLearner(page)
  const box = onBox(page)
  const take = async (name: string) => {
    await page.waitForTimeout(150)
    await shoot(`box-${name}`)
  }

  const practice = await learner.starts('Networking fundamentals', { mode: 'practice', length: 100, answered: 40 })
  const answers = await learner.takes.answers(practice, (number) => number % 3 > 0)
  const ask = (kind: string) => answers.find((it) => it.number > 40 && it.answer?.kind === kind)?.number ?? 41
  await box.open(practice)
  for (const kind of ['single_choice', 'multiple_choice', 'true_false', 'numeric', 'short_text']) {
    await box.jump(ask(kind))
    await take(`${kind}-open`)
    await box.answer()
    await take(`${kind}-chosen`)
    const check = page.getByRole('button', { name: 'Check' })
    if (!(await check.isVisible())) continue
    await check.click()
    await take(`${kind}-checked`)
  }
  await page.getByRole('button', { name: 'Flag', exact: true }).click()
  await page.getByRole('button', { name: /All questions/ }).click()
  await take('practice-questions')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await take('keys')

  const exam = await learner.starts('Security fundamentals', { mode: 'exam', length: 50, answered: 12 })
  await box.open(exam)
  await box.jump(20)
  await box.answer()
  await take('exam')
  await page.getByRole('button', { name: /All questions/ }).click()
  await take('exam-questions')
  await page.getByRole('button', { name: 'Finish the test' }).click()
  await take('exam-finish')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Back to the test' }).click()
  await take('exam-offline')
  await box.finish()
  await take('exam-handed-in')
})
