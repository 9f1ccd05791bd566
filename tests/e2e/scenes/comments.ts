import { newLearner } from '../learner.ts'
import { expect } from '../pages.ts'
import { withWrongKey } from '../wrong-key.ts'
import { scene } from '../scene.ts'

scene('comments', async ({ page, context, open, take }) => {
  const { community, at, takes } = await withWrongKey(page)
  const desk = await context.browser()?.newPage()
  if (!desk) throw new Error('There is a browser.')
  const said = {
    'Sam Seaman': 'Names are looked up on 53.\nSee https://example.com/ports.',
    'Lou Later': 'You are all fools.',
  }
  let reported = ''
  let muted = await context.cookies()
  let taken = { attempt: '', wrong: 0 }
  for (const [name, body] of Object.entries(said)) {
    const student = await newLearner(desk, name)
    await student.belongsTo(community, 'student')
    taken = await takes(student, false)
    const path = `/attempts/${taken.attempt}/questions/${taken.wrong}/comments`
    const answer = await student.takes.send('POST', path, { body })
    muted = await desk.context().cookies()
    reported = (await answer.json()).data.comments.at(-1).id
  }
  const rita = await newLearner(desk, 'Rita Rival')
  await rita.belongsTo(community, 'student')
  const { attempt, wrong } = await takes(rita, false)
  const path = `/attempts/${attempt}/questions/${wrong}/comments`
  await rita.takes.send('PUT', `${path}/${reported}/report`, { reason: 'unkind', note: 'Why so rude?' })
  await rita.takes.send('POST', path, { body: 'I say it aloud: fifty-three, who are you?' })
  const cookies = await context.cookies()
  await context.clearCookies()
  await context.addCookies(await desk.context().cookies())
  await open('comments-review', at(`attempts/${attempt}/review`), true)
  await open('comments-thread', at(`attempts/${attempt}/comments/${wrong}`), true)
  await page.getByText('Report', { exact: true }).first().click()
  await page.getByText('Block', { exact: true }).first().click()
  await page.getByText('Edit', { exact: true }).click()
  await take('comments-open', true)
  await page.getByRole('button', { name: 'Block Sam Seaman' }).click()
  await expect(page.getByText('You don’t see their comments any more.')).toBeVisible()
  await open('comments-me', '/me', true)
  await open('comments-notifications', '/notifications', true)
  await context.clearCookies()
  await context.addCookies(cookies)
  await open('comments-moderation', at('manage/moderation'), true)
  await page.getByRole('link', { name: /^Mute / }).click()
  await expect(page.getByRole('heading', { name: 'Muted people' })).toBeVisible()
  await page.getByLabel('Reason').fill('Insults in comments.')
  await take('comments-mute', true)
  await page.getByRole('button', { name: 'Mute', exact: true }).click()
  await expect(page.getByText(/^@.* is muted/)).toBeVisible()
  await take('comments-mutes', true)
  await open('comments-decided', at('manage/moderation?show=decided'), true)
  await context.clearCookies()
  await context.addCookies(muted)
  await open('comments-muted', at(`attempts/${taken.attempt}/comments/${taken.wrong}`), true)
})

scene('comments on an achievement', async ({ page, context, open }) => {
  const desk = await context.browser()?.newPage()
  if (!desk) throw new Error('There is a browser.')
  const holder = await newLearner(page, 'Holly Holder')
  await holder.finishes('Networking fundamentals')
  const username = `holly-${crypto.randomUUID().slice(0, 8)}`
  await holder.profile({ username, visibility: 'public' })
  const profile = await (await holder.ask(`/gamification-api/profile/${username}`)).json()
  const [award] = profile.data.awards
  const sam = await newLearner(desk, 'Sam Seaman')
  await sam.ask(`/gamification-api/profile/${username}/awards/${award.id}/comments`, undefined, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ body: 'Well done! How long did you practice for it?' }),
  })
  await open('comments-award', `/u/${username}/${award.id}`, true)
  await open('comments-told', '/notifications', true)
})
