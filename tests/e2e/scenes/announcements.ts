import { newLearner } from '../learner.ts'
import { expect } from '../pages.ts'
import { scene } from '../scene.ts'

scene('announcements', async ({ page, context, take, open }) => {
  const author = await newLearner(page, 'Tess Teacher')
  const community = await author.administers('Harbor evening school')
  const at = (path: string) => `/c/${community.slug}/${path}`
  await author.ask(`/communities-api/${community.slug}/groups`, undefined, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Monday class' }),
  })
  await open('announcements-none', at('manage/announcements'), true)
  for (const title of ['No class on Friday', 'The exam moves to December 18']) {
    await page.goto(at('manage/announcements/new'))
    await page.getByLabel('Title').fill(title)
    await page
      .getByLabel('Text (optional)')
      .fill('We meet on Monday at six instead, in room 4.\nThe plan is at https://example.com/plan.')
    await page.getByRole('checkbox', { name: 'Everybody who learns here' }).check()
    await take('announcements-new', true)
    await page.getByRole('button', { name: 'Announce', exact: true }).click()
    await expect(page.getByText('It is announced.')).toBeVisible()
  }
  const desk = await context.browser()?.newPage()
  if (!desk) throw new Error('There is a browser.')
  const learner = await newLearner(desk, 'Lea Learner')
  await learner.belongsTo(community, 'student')
  await open('announcements-all', at('manage/announcements'), true)
  await page.getByRole('link', { name: 'No class on Friday' }).click()
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible()
  await take('announcements-one', true)
  await page.getByRole('link', { name: 'Withdraw' }).click()
  await expect(page.getByRole('heading', { name: 'Withdraw it?' })).toBeVisible()
  await take('announcements-withdraw', true)
  await open('announcements-settings', at('manage/settings'), true)
  await open('announcements-overview', at('manage'), true)
  await context.clearCookies()
  await context.addCookies(await desk.context().cookies())
  await open('announcements-progress', at('progress'))
  await open('announcements-mine', at('announcements'), true)
})
