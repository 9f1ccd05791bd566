import { expect } from '@playwright/test'
import { newLearner } from '../learner.ts'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

scene('resources', async ({ page, here, open, take }) => {
  const learner = await newLearner(page)
  await open('resources', '/c/harbor/resources')
  await open('resources-filtered', '/c/harbor/resources?topic=wireless&kind=video&level=beginner')
  await open('resources-none', '/c/harbor/resources?q=xylophone')
  await page.goto('/c/harbor/resources?topic=routing')
  await page.getByRole('button', { name: /^Save/ }).first().click()
  await page
    .getByRole('button', { name: /^Useful/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: /^Useful/ }).first()).toHaveAttribute('aria-pressed', 'true')
  await page
    .getByRole('link', { name: /^Report a dead link/ })
    .nth(1)
    .click()
  await expect(page.getByRole('heading', { name: 'Report a dead link' })).toBeVisible()
  await take('resources-report', true)
  await page.getByLabel('What happens instead?').fill('It asks for a login.')
  await page.getByRole('button', { name: 'Report' }).click()
  await expect(page.getByText('Thank you.')).toBeVisible()

  await page.goto('/c/harbor/resources/suggest')
  await page.getByLabel('Link').fill(`https://example.org/${here.replaceAll(' ', '-')}`)
  await page.getByLabel('Title').fill(`Routing by hand, ${here}`)
  await page.getByLabel('Why it is good').fill('It shows each hop as a picture.')
  await page.getByRole('checkbox', { name: 'Routing' }).check()
  await page.getByRole('button', { name: 'Suggest' }).click()
  await expect(page.getByRole('heading', { name: 'Your suggestions' })).toBeVisible()
  await take('resources-suggest', true)

  const attempt = await learner.finishes('Networking fundamentals', { right: (number) => number > 12 })
  await open('resources-result', `/c/harbor/attempts/${attempt}/result`, true)
  await page.goto(`/c/harbor/attempts/${attempt}/review?show=incorrect`)
  await page.getByRole('region', { name: 'What helps next' }).scrollIntoViewIfNeeded()
  await take('resources-review')

  await page.context().clearCookies()
  await signInAs(page, 'Instructor')
  await open('manage-resources', '/c/harbor/manage/resources', true)
  await page
    .getByRole('link', { name: /^Edit or decline/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'List or decline' })).toBeVisible()
  await take('manage-resource', true)
})
