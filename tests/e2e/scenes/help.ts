import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

scene('help', async ({ page, open }) => {
  await open('help', '/help', true)
  await open('help-search', '/help?q=streak', true)
  await open('help-search-nothing', '/help?q=xylophone', true)
  await open('help-article', '/help/streaks', true)
  await open('help-article-list', '/help/keyboard-keys', true)
  await open('help-not-found', '/help/nothing', true)
  await signInAs(page, 'Student')
  await open('help-signed-in', '/help')
  await open('help-link', '/c/harbor')
  await open('help-in-me', '/me', true)
})
