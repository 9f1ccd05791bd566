import { demoInstructor } from '../instructor.ts'
import { newLearner } from '../learner.ts'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

scene('asking', async ({ page, here, take, open }) => {
  const main = page.getByRole('main')
  const learner = await newLearner(page, 'Yuna Kowalczyk-Baptiste')
  const attempt = await learner.finishes('Networking fundamentals')
  await open('ask', '/c/harbor/ask', true)
  await open('ask-found', '/c/harbor/ask?q=how+do+freezes+work', true)
  await open('ask-nothing', '/c/harbor/ask?q=xylophone', true)
  const asks = async (words: string, then: string) => {
    await page.goto('/c/harbor/ask')
    await main.getByRole('textbox', { name: 'Your question' }).fill(words)
    await main.getByRole('button', { name: 'Ask the assistant' }).click()
    await main.getByText(then).first().waitFor()
  }
  await asks(
    `How do freezes protect my streak, and when do I get the next one? [stand-in:hold] (${here})`,
    'Your streak',
  )
  await take('ask-answering', true)
  await asks(`How do freezes protect my streak, and when do I get the next one? (${here})`, 'Answered by the assistant')
  await take('ask-answered', true)
  await asks(`How do freezes protect my streak? [stand-in:error_midway] (${here})`, 'is overloaded')
  await take('ask-failed', true)
  await asks('Who won the regatta of Zanzibar?', 'I found nothing')
  await take('ask-nothing-found', true)
  await page.goto(`/c/harbor/ask?attempt=${attempt}&number=3`)
  await main
    .getByRole('textbox', { name: 'Your question' })
    .fill(`Why is the answer not the other one? I counted **twice**, and I get 30 hosts. (${here})`)
  await main.getByLabel('Others may find the answer').check()
  await take('ask-about', true)
  await main.getByRole('button', { name: 'Send' }).click()
  await page.waitForURL(/\/ask\/[\w-]{36}$/)
  const question = page.url()
  await take('question', true)
  const instructor = await demoInstructor()
  await instructor.savesReplies()
  await signInAs(page, 'Instructor')
  await open('support-assistant', '/c/harbor/manage/support?state=assistant', true)
  await open('manage-questions', '/c/harbor/manage')
  await open('support', '/c/harbor/manage/support')
  await main
    .getByRole('link', { name: `(${here})` })
    .first()
    .click()
  await main.getByRole('button', { name: 'Claim' }).click()
  await main.getByText('Claimed by you until').waitFor()
  await main.locator('summary', { hasText: 'Saved replies' }).click()
  await main.locator('summary', { hasText: 'Hand over' }).click()
  await take('support-question', true)
  const id = question.slice(-36)
  await instructor.answers(id, 'Two addresses are taken: the network and the broadcast. So `2^5 - 2`.')
  await instructor.settles(id, { state: 'snoozed', days: 3 })
  await instructor.settles(id, { state: 'resolved' })
  await page.reload()
  await take('support-resolved', true)
  await open('support-replies', '/c/harbor/manage/support/replies')
  await main.locator('summary').first().click()
  await take('support-reply', true)
  await page.goto(`/c/harbor/manage/support/${id}`)
  await main.getByRole('button', { name: 'Make this an answer that others find' }).click()
  await page.getByRole('heading', { name: 'Answers that others find' }).waitFor()
  await take('support-answers', true)
  await open('support-snoozed', '/c/harbor/manage/support?state=snoozed')
})
