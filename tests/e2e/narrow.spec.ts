import { expectAccessible, signInAs, test } from './pages.ts'

test.skip(({ isMobile }) => !isMobile, 'On a desk other tests look at these pages.')

/** Pages that no other test opens on a phone. */
const PAGES = {
  Student: [
    ...[
      '/notifications',
      '/communities',
      '/communities/new',
      '/c/harbor/ask',
      '/c/harbor/board',
      '/c/harbor/achievements/the_answer',
    ],
    ...['/c/harbor/resources', '/c/harbor/resources/suggest', '/c/harbor/courses', '/c/harbor/mastery'],
  ],
  Instructor: [
    ...['', '/tests', '/tests/new', '/tests/bank', '/tests/results', '/reports', '/essays', '/learners', '/media'],
    ...['/support', '/support/answers', '/support/replies', '/reviews', '/resources', '/courses', '/learners/mastery'],
    ...['/groups', '/roster'],
  ].map((path) => `/c/harbor/manage${path}`),
  Admin: ['/settings', '/achievements', '/achievements/new', '/assistant', '/members'].map(
    (path) => `/c/harbor/manage${path}`,
  ),
}

for (const account of ['Student', 'Instructor', 'Admin'] as const)
  test(`the pages of the account ${account} fit a phone`, async ({ page }) => {
    await signInAs(page, account)
    for (const path of PAGES[account])
      await test.step(path, async () => {
        await page.goto(path)
        await expectAccessible(page)
      })
  })
