import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

const pages: [name: string, path: string, signedIn: boolean][] = [
  ['landing', '/', false],
  ['sign-in', '/sign-in', false],
  ['sign-up', '/sign-up', false],
  ['offline', '/offline', false],
  ['not-found', '/nowhere', false],
  ['communities', '/communities', true],
  ['tests', '/c/harbor', true],
  ['no-tests', '/c/lumen', true],
  ['achievements', '/c/harbor/achievements', true],
  ['achievements-filtered', '/c/harbor/achievements?standing=earned&rarity=rare', true],
  ['achievements-none', '/c/harbor/achievements?search=xylophone', true],
  ['achievement-earned', '/c/harbor/achievements/bronze_grinder', true],
  ['achievement-locked', '/c/harbor/achievements/gold_god', true],
  ['board', '/c/harbor/board', true],
  ['board-streaks', '/c/harbor/board?metric=streak_current', true],
  ['board-own-far', '/c/harbor/board?metric=completed', true],
  ['board-global', '/c/harbor/board?scope=global', true],
  ['me', '/me', true],
]

scene('pages', async ({ page, open }) => {
  for (const [name, path] of pages.filter(([, , signedIn]) => !signedIn)) await open(name, path)
  await signInAs(page, 'Student')
  for (const [name, path] of pages.filter(([, , signedIn]) => signedIn)) await open(name, path)
})
