import { newLearner, showDemo } from '../learner.ts'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

scene('people', async ({ page, open }) => {
  const { username, id } = await showDemo('student@laude.test')
  await open('profile', `/u/${username}`, true)
  await open('shared', `/u/${username}/${id}`, true)
  await open('goodbye', '/goodbye', true)
  await newLearner(page)
  await open('welcome', '/c/harbor/welcome', true)
  await signInAs(page, 'Admin')
  await open('me-whole', '/me', true)
  await open('profile-private', '/u/ada-lindqvist', true)
  await open('me-delete', '/me/delete', true)
})
