import { onBox, untilKept } from './box.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'

test.use({ serviceWorkers: 'allow' })

test('a text that is no number is asked about, listed before the finish, and kept offline and after a reload', async ({
  page,
  context,
}) => {
  const learner = await newLearner(page)
  const attempt = await learner.starts('Networking fundamentals', { mode: 'exam', length: 100, answered: 0 })
  const answers = await learner.takes.answers(attempt, () => true)
  const number = answers.find(({ number, answer }) => number < 100 && answer?.kind === 'numeric')?.number ?? 1
  const box = onBox(page)
  const field = page.getByRole('article').getByRole('textbox')
  await box.open(attempt)
  await untilKept(page)
  await box.jump(number)
  await field.fill('ARP')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText(/“ARP” can’t be read as a number\. Type a number/)).toBeVisible()
  await expectAccessible(page)

  const ask = page.getByRole('dialog', { name: 'Leave this question unanswered?' })
  await box.next()
  await expect(ask).toContainText('What you typed stays in the field')
  await expectAccessible(page)
  await ask.getByRole('button', { name: 'Change my answer' }).click()
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('ARP')
  await page.getByRole('button', { name: 'Skip', exact: true }).click()
  await ask.getByRole('button', { name: 'Leave it for now' }).click()
  await box.at(number + 1, 100)

  await context.setOffline(true)
  await page.reload()
  await box.at(number + 1, 100)
  await page.getByRole('button', { name: /All questions/ }).click()
  await page.getByRole('button', { name: new RegExp(`^Question ${number}, incomplete, “ARP” can’t be read`) }).click()
  await expect(field).toHaveValue('ARP')

  await page.getByRole('button', { name: /All questions/ }).click()
  await page.getByRole('button', { name: 'Finish the test' }).click()
  const finish = page.getByRole('dialog', { name: 'Finish the test?' })
  await expect(finish).toContainText('100 questions are unanswered')
  await expectAccessible(page)
  await finish.getByRole('button', { name: `Question ${number}: “ARP” can’t be read as a number` }).click()
  await box.at(number, 100)
  await field.fill('1,5')
  await expect(page.getByText('Read as 1.5.')).toBeVisible()
  await context.setOffline(false)
  await box.saved('all')
  const { responses } = await learner.takes.read(attempt)
  expect(responses.find((it) => it.number === number)?.answer).toEqual({ kind: 'numeric', value: 1.5 })
  await page.reload()
  await expect(field).toHaveValue('1,5')
})
