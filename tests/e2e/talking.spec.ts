import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { send } from './functions.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'
import { withWrongKey } from './wrong-key.ts'

const named = z.object({ id: z.uuid() })

test('an announcement to a group is found on progress, put away without a script, and counted', async ({
  page,
  browser,
  baseURL,
}) => {
  const author = await newLearner(page, 'Tess Teacher')
  const community = await author.administers('Announcers')
  const desk = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage()
  const learner = await newLearner(desk, 'Sam Seaman')
  await learner.belongsTo(community, 'student')
  const groups = `/communities-api/${community.slug}/groups`
  const { id: group } = named.parse(await send(author.ask, 'POST', groups, { name: 'Monday' }))
  await send(author.ask, 'POST', `${groups}/${group}/members`, { users: [learner.id] })

  await page.goto(`/c/${community.slug}/manage/groups/${group}`)
  await page.getByRole('link', { name: 'Announce something to this group' }).click()
  await expect(page.getByRole('checkbox', { name: 'Monday' })).toBeChecked()
  await page.getByLabel('Title').fill('No class on Friday')
  await page.getByLabel('Text (optional)').fill('See https://example.com/rooms.')
  await page.getByLabel('Appears (optional)').fill('2020-01-01T10:00')
  await page.getByRole('button', { name: 'Announce', exact: true }).click()
  await expect(page.getByText('Choose a time that is still to come, or leave it empty.')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Appears (optional)').fill('')
  await page.getByRole('button', { name: 'Announce', exact: true }).click()
  await expect(page.getByText('It is announced.')).toBeVisible()
  await expect(page.getByText('Read by 0 of 1')).toBeVisible()
  await expectAccessible(page)

  await desk.goto(`/c/${community.slug}/progress`)
  const card = desk.getByRole('article', { name: 'No class on Friday' })
  await expect(card.getByRole('link', { name: 'https://example.com/rooms' })).toHaveAttribute('rel', /nofollow/)
  await card.getByRole('button', { name: 'Got it' }).click()
  await expect(card).toHaveCount(0)
  await desk.getByRole('link', { name: 'Announcements' }).click()
  await expect(card).toBeVisible()
  await expect(card.getByRole('button')).toHaveCount(0)

  await page.reload()
  await expect(page.getByText('Read by 1 of 1')).toBeVisible()
  await page.getByRole('link', { name: 'No class on Friday' }).click()
  await page.getByRole('link', { name: 'Withdraw' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(page.getByText('Learners do not see it any more.')).toBeVisible()
  await desk.reload()
  await expect(desk.getByRole('heading', { name: 'Nothing is announced' })).toBeVisible()
})

test('who is blocked reaches nobody by a mention, and who is muted reads until when and why', async ({
  page,
  browser,
  baseURL,
}) => {
  const { community, at, takes } = await withWrongKey(page)
  const desk = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage()
  const other = await (await browser.newContext({ baseURL })).newPage()
  const [sam, rita] = [await newLearner(desk, 'Sam Seaman'), await newLearner(other, 'Rita Rival')]
  const names = [`sam-${randomUUID().slice(0, 8)}`, `rita-${randomUUID().slice(0, 8)}`] as const
  await sam.profile({ username: names[0] })
  await rita.profile({ username: names[1] })
  for (const learner of [sam, rita]) await learner.belongsTo(community, 'student')
  const [mine, theirs] = [await takes(sam, false), await takes(rita, false)]
  const [thread, path] = [
    at(`attempts/${theirs.attempt}/comments/${theirs.wrong}`),
    `/attempts-api/attempts/${mine.attempt}/questions/${mine.wrong}/comments`,
  ]
  await send(sam.ask, 'POST', path, { body: `Hello @${names[1]}.` })

  await other.goto('/notifications')
  await other.getByRole('link', { name: /Sam Seaman mentioned you/ }).click()
  const comment = other.getByRole('article', { name: 'Comment by Sam Seaman' })
  await expect(comment).toBeVisible()
  expect(new URL(other.url()).pathname).toBe(thread)
  await comment.getByText('Block', { exact: true }).click()
  await expectAccessible(other)
  await comment.getByRole('button', { name: 'Block Sam Seaman' }).click()
  await expect(comment).toHaveCount(0)
  await send(sam.ask, 'POST', path, { body: `Again @${names[1]}.` })
  await other.goto('/notifications')
  await expect(other.getByText('mentioned you')).toHaveCount(0)
  await other.goto('/me')
  await other.getByRole('button', { name: 'Unblock Sam Seaman' }).click()
  await expect(other.getByRole('heading', { name: 'Blocked people' })).toHaveCount(0)
  await other.goto(thread)
  await expect(comment).toHaveCount(2)
  await other.getByLabel('Your comment').fill('Hello Sam.')
  await other.getByRole('button', { name: 'Post comment' }).click()
  await expect(other.getByRole('article', { name: 'Comment by Rita Rival' })).toBeVisible()
  await expect(other.getByLabel('Your comment').last()).toHaveValue('')

  await page.goto(at(`manage/mutes?user=${names[0]}`))
  await page.getByLabel('Reason').fill('Too many hellos.')
  await page.getByRole('button', { name: 'Mute' }).click()
  await expect(page.getByText(`@${names[0]} is muted.`)).toBeVisible()
  await expect(page.getByLabel('Reason')).toHaveValue('')
  await expectAccessible(page)
  await desk.goto(at(`attempts/${mine.attempt}/comments/${mine.wrong}`))
  await expect(desk.getByText('“Too many hellos.”')).toBeVisible()
  await expect(desk.getByLabel('Your comment')).toHaveCount(0)
  await page.getByRole('button', { name: 'Unmute Sam Seaman' }).click()
  await expect(page.getByText('Nobody is muted.')).toBeVisible()
})

test('members comment on an achievement that somebody shares, who may delete it', async ({
  page,
  browser,
  baseURL,
}) => {
  const holder = await newLearner(page, 'Holly Holder')
  await holder.finishes('Networking fundamentals')
  const username = `holly-${randomUUID().slice(0, 8)}`
  await holder.profile({ username, visibility: 'public' })
  const desk = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage()
  await newLearner(desk, 'Sam Seaman')
  await desk.goto(`/u/${username}`)
  await desk.getByRole('link', { name: /Test Rookie/ }).click()
  await desk.getByLabel('Your comment').fill('Well done!')
  await desk.getByRole('button', { name: 'Post comment' }).click()
  await expect(desk.getByRole('article', { name: 'Comment by Sam Seaman' })).toBeVisible()

  await page.goto('/notifications')
  await page.getByRole('link', { name: /Sam Seaman wrote a comment/ }).click()
  const comment = page.getByRole('article', { name: 'Comment by Sam Seaman' })
  await comment.getByText('Delete', { exact: true }).click()
  await expectAccessible(page)
  await comment.getByRole('button', { name: 'Delete this comment' }).click()
  await expect(comment).toHaveCount(0)
  await expect(page.getByText('The comment is deleted.')).toBeVisible()
  const visitor = await (await browser.newContext({ baseURL })).newPage()
  await visitor.goto(page.url())
  await expect(visitor.getByRole('heading', { name: 'Test Rookie' })).toBeVisible()
  await expect(visitor.getByRole('heading', { name: 'Comments' })).toHaveCount(0)
})
