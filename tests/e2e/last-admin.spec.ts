import { newLearner } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'

test.describe('an admin who deletes their account', () => {
  test('hands one community over, closes another, and is told of a third', async ({ page, browser }) => {
    const theirs = await (await browser.newContext()).newPage()
    const other = await newLearner(theirs, 'Ines Instructor')
    const admin = await newLearner(page, 'Ada Admin')
    const [quay, pier] = [await admin.administers('Quay'), await admin.administers('Pier')]
    await admin.administers('Lighthouse')
    await other.belongsTo(quay, 'instructor')
    await other.belongsTo(pier, 'student')

    await page.goto('/me/delete')
    await expect(page.getByText('You are the only member of Lighthouse')).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel('Quay (1 other member)').selectOption(other.id)
    const username = /username, (.+)$/.exec(await page.getByText(/^Type your username/).innerText())?.[1] ?? ''
    const submit = async () => {
      await page.getByLabel('Type your username').fill(username)
      await page.getByLabel('Your password').fill('long enough by far')
      await page.getByRole('button', { name: 'Delete my account' }).click()
    }
    await submit()
    await expect(page.getByText('Choose a new admin, or close the community.')).toHaveCount(1)
    await expect(page.getByLabel('Quay (1 other member)')).toHaveValue(other.id)
    await expectAccessible(page)
    await page.getByLabel('Pier (1 other member)').selectOption({ label: 'Close this community' })
    await submit()
    await expect(page.getByRole('heading', { name: 'Your account was deleted' })).toBeVisible()

    const mine = await (await other.ask('/communities-api')).json()
    expect(mine.data).toContainEqual(expect.objectContaining({ slug: quay.slug, role: 'admin', closed: false }))
    expect(mine.data).toContainEqual(expect.objectContaining({ slug: pier.slug, role: 'student', closed: true }))

    // A member who opens the closed community reads what happened and what is left to do.
    for (const page of ['', '/courses', '/progress']) {
      await theirs.goto(`/c/${pier.slug}${page}`)
      const notice = theirs.getByRole('region', { name: /^Pier has been closed since/ })
      await expect(notice.locator('time')).toHaveAttribute('datetime', /^20/)
      await expect(notice).toContainText('You can finish a test that you have started')
    }
    await expectAccessible(theirs)
  })

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false })

    test('chooses in the same form', async ({ page, browser }) => {
      const other = await newLearner(await (await browser.newContext()).newPage(), 'Ines Instructor')
      const admin = await newLearner(page, 'Ada Admin')
      const quay = await admin.administers('Quay')
      await other.belongsTo(quay, 'instructor')
      await page.goto('/me/delete')
      const username = /username, (.+)$/.exec(await page.getByText(/^Type your username/).innerText())?.[1] ?? ''
      await page.getByLabel('Quay (1 other member)').selectOption(other.id)
      await page.getByLabel('Type your username').fill(username)
      await page.getByLabel('Your password').fill('long enough by far')
      await page.getByRole('button', { name: 'Delete my account' }).click()
      await expect(page.getByRole('heading', { name: 'Your account was deleted' })).toBeVisible()
    })
  })
})
