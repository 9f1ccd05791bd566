import { scene } from '../scene.ts'

scene('api-reference', async ({ page, take, open }) => {
  await open('api', '/api')
  await open('api-problems', '/api#problems')
  await open('api-search', '/api?search=certificate')
  await open('api-search-nothing', '/api?search=xylophone')
  await open('api-function', '/api/attempts-api')
  await open('api-operation', '/api/attempts-api#patch-attempts-id')
  const save = page.getByRole('article', { name: /^Save answers/ })
  await save.getByText('4 fields of responses').click()
  await save.getByText('shapes of answer').first().click()
  await save.locator('.shows').scrollIntoViewIfNeeded()
  await take('api-operation-open')
  await open('api-shapes', '/api/gamification-api#post-notifications-read')
  await open('api-description', '/api/attempts-api#post-tests-import')
})
