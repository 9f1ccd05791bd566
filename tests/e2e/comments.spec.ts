import { newLearner } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'
import { withWrongKey, WRONG } from './wrong-key.ts'

test('a comment is seen by those who have answered the question, reported, removed, and its reporter is told', async ({
  page,
  browser,
  baseURL,
}) => {
  const { community, at, takes } = await withWrongKey(page)
  const desk = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage()
  const author = await newLearner(desk, 'Sam Seaman')
  const other = await (await browser.newContext({ baseURL })).newPage()
  const reporter = await newLearner(other, 'Rita Rival')
  for (const learner of [author, reporter]) await learner.belongsTo(community, 'student')
  const mine = await takes(author, false)

  // Without a script.
  await desk.goto(at(`attempts/${mine.attempt}/review`))
  await desk.getByRole('article').filter({ hasText: WRONG }).getByRole('link', { name: 'Comments' }).click()
  await expect(desk.getByRole('heading', { name: 'Nobody has said anything yet' })).toBeVisible()
  await desk.getByLabel('Your comment').fill('You are all fools. See https://example.com/fools.')
  await desk.getByRole('button', { name: 'Post comment' }).click()
  await expect(desk.getByText('Your comment is there.')).toBeVisible()
  await expect(desk.getByRole('link', { name: 'https://example.com/fools' })).toHaveAttribute('rel', /nofollow/)

  // Whoever has not answered it gets nowhere with the address.
  const answer = await other.goto(at(`attempts/${mine.attempt}/comments/${mine.wrong}`))
  expect(answer?.status()).toBe(404)

  const theirs = await takes(reporter, false)
  const thread = at(`attempts/${theirs.attempt}/comments/${theirs.wrong}`)
  await other.goto(thread)
  const comment = other.getByRole('article', { name: 'Comment by Sam Seaman' })
  await expect(comment).toContainText('You are all fools.')
  await comment.getByRole('button', { name: 'Helpful' }).click()
  await expect(comment.getByRole('button', { name: 'Helpful 1' })).toHaveAttribute('aria-pressed', 'true')
  await expectAccessible(other)
  await comment.getByText('Report', { exact: true }).click()
  await comment.getByRole('radio', { name: 'It is unkind' }).check()
  await expectAccessible(other)
  await comment.getByRole('button', { name: 'Send report' }).click()
  await expect(comment.getByText('You reported this. An instructor looks at it soon.')).toBeVisible()

  await page.goto(at('manage'))
  await page.getByRole('link', { name: 'Reported comments' }).click()
  await expect(page.getByText('You are all fools.')).toBeVisible()
  await expect(page.getByText('Rita Rival: It is unkind')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Reason').fill('An insult.')
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('The comment is removed.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Nothing to decide' })).toBeVisible()
  await page.getByRole('link', { name: 'Hidden or removed' }).click()
  await expect(page.getByText('You are all fools.')).toBeVisible()
  await expectAccessible(page)

  await other.goto(thread)
  await expect(other.getByText('An instructor removed it.')).toBeVisible()
  await expect(other.getByText('You are all fools.')).toHaveCount(0)
  await desk.reload()
  await expect(desk.getByText('An instructor removed this. Only you still see it.')).toBeVisible()
})
