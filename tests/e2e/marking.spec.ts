import { essayExam } from './essay-exam.ts'
import { expect, expectAccessible, test } from './pages.ts'

test('an instructor marks the essays of an exam by keyboard and sets a score by hand, and the learner is told', async ({
  page,
  browser,
}) => {
  const { slug, learner, studentPage, takesExam } = await essayExam(page, browser)
  const attempt = await takesExam()
  const result = studentPage.getByRole('main')
  await expect(result).toContainText('2 answers will be read by a person')

  await page.goto(`/c/${slug}/manage`)
  const rooms = page.getByRole('region', { name: 'Your community' })
  await expect(rooms).toContainText('1 exam to mark')
  await rooms.getByRole('link', { name: 'Essays' }).click()
  await expect(page.getByRole('row', { name: /Stu Dent/ })).toContainText('2 essays')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Stu Dent', exact: true }).click()
  const main = page.getByRole('main')
  await expect(main).toContainText('A good answer')
  await expectAccessible(page)

  // The page listens to keys once it is awake.
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(keys).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog h2', { hasText: 'Keyboard shortcuts' })).toHaveCount(0)
  const first = page.url()
  await page.keyboard.press('2')
  await expect(page.getByRole('radio', { name: 'A quarter' })).toBeChecked()
  // The radio button has the focus now, and the keys still choose.
  await page.keyboard.press('4')
  await expect(page.getByRole('radio', { name: 'Three quarters' })).toBeChecked()
  await page.keyboard.press('f')
  await page.keyboard.type('Clear. Say more about faults.')
  await page.keyboard.press('Control+Enter')
  await expect(page).not.toHaveURL(first)
  await expect(page.getByRole('status').filter({ hasText: 'was marked' })).toHaveCount(1)
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)

  // Half of the essays are marked: the learner sees nothing yet.
  await studentPage.goto(`/c/${slug}/attempts/${attempt}/result`)
  await expect(result).toContainText('2 answers will be read by a person')

  await page.keyboard.press('1')
  await page.keyboard.press('s')
  await expect(page.getByRole('heading', { name: 'Everything is marked' })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'All essays of this exam are marked' })).toHaveCount(1)

  // 17 statements and three quarters of 25.
  await studentPage.goto(`/c/${slug}/attempts/${attempt}/result`)
  await expect(result).toContainText('71 percent')
  await expect(result).not.toContainText('read by a person')
  await studentPage.goto(`/c/${slug}/attempts/${attempt}/review`)
  await expect(result).toContainText('Clear. Say more about faults.')
  await expectAccessible(studentPage)
  const told = async () => {
    const { data } = await (await learner.ask('/gamification-api/notifications')).json()
    return data.filter(({ kind }: { kind: string }) => kind === 'regraded')
  }
  expect(await told()).toMatchObject([{ cause: 'essays_marked', attempts: [{ id: attempt, after: 71 }] }])

  await page.goto(`/c/${slug}/manage/members`)
  await page.getByRole('link', { name: 'Stu Dent', exact: true }).click()
  await expect(page.getByRole('row', { name: /Networks in words/ })).toContainText('71%')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Networks in words' }).click()
  await page.getByLabel('Score in percent').fill('80')
  await page.getByLabel('Reason').fill('The fire alarm went off.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Set the score' }).click()
  await expect(page.getByRole('heading', { name: 'The score was set by hand' })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'The score is 80% now' })).toHaveCount(1)
  await studentPage.goto(`/c/${slug}/attempts/${attempt}/result`)
  await expect(result).toContainText('80 percent')
  await expect(result).toContainText('Your instructor set this score: “The fire alarm went off.”')
  await expectAccessible(studentPage)
  await studentPage.goto(`/c/${slug}/attempts/${attempt}/review`)
  await expect(result).toContainText('Your instructor set this score: “The fire alarm went off.”')

  await page.getByRole('button', { name: 'Withdraw it' }).click()
  await expect(page.getByRole('heading', { name: 'Set the score by hand' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Set before' })).toContainText('80%: “The fire alarm went off.”')
  await studentPage.goto(`/c/${slug}/attempts/${attempt}/result`)
  await expect(result).toContainText('71 percent')
  expect((await told()).map(({ cause }: { cause: string }) => cause)).toEqual([
    'score_withdrawn',
    'score_set',
    'essays_marked',
  ])
})

test('without JavaScript an instructor marks an essay, and sees the mark that another gave meanwhile', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false })
  const page = await context.newPage()
  const { slug, learner, instructor, takesExam } = await essayExam(page, browser)
  const attempt = await takesExam()
  await page.goto(`/c/${slug}/manage/essays`)
  await page.getByRole('link', { name: 'Stu Dent', exact: true }).click()
  const number = new URL(page.url()).pathname.split('/').at(-1)
  const half = page.getByRole('radio', { name: 'Half' })
  await half.check()
  await page.getByLabel('Feedback').fill('Half of it is there.')
  // Somebody else is faster.
  await instructor.ask(`/authoring-api/learners/${learner.id}/attempts/${attempt}/essays/${number}`, undefined, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ credit: 1 }),
  })
  await page.getByRole('button', { name: 'Save and next' }).click()
  await expect(page.getByRole('alert')).toContainText('marked this essay meanwhile: right')
  await expect(half).toBeChecked()
  await expect(page.getByLabel('Feedback')).toHaveValue('Half of it is there.')
  await page.getByRole('button', { name: 'Save and next' }).click()
  await expect(page.getByRole('status').filter({ hasText: `question ${number} was marked` })).toHaveCount(1)
  await context.close()
})
