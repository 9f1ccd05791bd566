import { expect } from '@playwright/test'
import { newLearner } from '../learner.ts'
import { withWrongKey, WRONG } from '../wrong-key.ts'
import { scene } from '../scene.ts'

scene('correcting', async ({ page, context, open: openAt, take: shoot }) => {
  const open = (name: string, path: string) => openAt(`correct-${name}`, path, true)
  const take = (name: string) => shoot(`correct-${name}`, true)
  const { community, at, takes, id } = await withWrongKey(page)
  await open('no-reports', at('manage/reports'))
  await open('no-corrections', at(`manage/tests/${id}/corrections`))
  const desk = await context.browser()?.newPage()
  if (!desk) throw new Error('There is a browser.')
  for (const name of ['Rita Rival', 'Lou Later', 'Sam Seaman']) {
    const student = await newLearner(desk, name)
    await student.belongsTo(community, 'student')
    const { attempt, wrong } = await takes(student, name !== 'Rita Rival')
    if (name !== 'Sam Seaman') continue
    await student.reports(attempt, wrong, 'wrong_key', 'Port 53 is DNS, says the registry.')
    // From here on, the page is the student's, and later the instructor's again.
    const cookies = await context.cookies()
    await context.clearCookies()
    await context.addCookies(await desk.context().cookies())
    await open('report', at(`attempts/${attempt}/report/${wrong}`))
    await context.clearCookies()
    await context.addCookies(cookies)
  }
  await open('reports', at('manage/reports'))
  await page.getByRole('link', { name: WRONG }).click()
  await page.getByRole('radio', { name: 'Another answer is right, too' }).check()
  await page.getByRole('radio', { name: /Another one/ }).check()
  await page.getByLabel('Why? Learners read this.').fill('The table left DNS out.')
  await take('decide')
  await page.getByRole('button', { name: 'See who changes' }).click()
  await expect(page.getByText('This is whom it would change. Nothing has changed yet.')).toBeVisible()
  await take('preview')
  await page.getByRole('button', { name: 'Apply and grade anew' }).click()
  await expect(page.getByText('It counts from now on.')).toBeVisible()
  await take('regrading')
  await open('corrections', at(`manage/tests/${id}/corrections`))
})
