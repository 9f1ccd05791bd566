import { newLearner } from '../learner.ts'
import { scene } from '../scene.ts'
import { testWriter } from '../test-writer.ts'

const NAMES = ['Ann Archer', 'Bea Baker', 'Cem Carver', 'Dov Draper', 'Eve Ebersbach']

scene('live', async ({ page, context, open, take }) => {
  const teacher = await newLearner(page, 'Tess Teacher')
  const community = await teacher.administers('Live class')
  const { id } = await testWriter(teacher.ask, community.slug).writes('Ports by heart', { publish: true })
  const at = (path: string) => `/c/${community.slug}/${path}`
  const ask = async (who: typeof teacher, method: string, path: string, body?: object) => {
    const answer = await who.takes.send(method, path, body)
    return (await answer.json()).data
  }
  await open('live-new', at(`live/new?test=${id}`), true)
  const session = await ask(teacher, 'POST', '/live', { test_id: id, length: 5, pace: 'in_step' })
  const desk = await context.browser()?.newPage()
  if (!desk) throw new Error('There is a browser.')
  const learners: (typeof teacher)[] = []
  for (const name of NAMES) {
    const learner = await newLearner(desk, name)
    await learner.belongsTo(community, 'student')
    await ask(learner, 'POST', '/live/join', { code: session.watching.code })
    learners.push(learner)
  }
  const cookies = { teacher: await context.cookies(), learner: await desk.context().cookies() }
  const as = async (who: keyof typeof cookies) => {
    await context.clearCookies()
    await context.addCookies(cookies[who])
  }
  const step = async (name: string) => {
    const { revision } = await ask(teacher, 'GET', `/live/${session.id}`)
    await ask(teacher, 'POST', `/live/${session.id}/steps`, { step: name, revision })
  }
  const place = at(`live/${session.id}`)
  await open('live-lobby', place)
  await as('learner')
  await open('live-join', '/live?code=ABCDEF', true)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await page.getByRole('alert').waitFor()
  await take('live-join-wrong', true)
  await open('live-waiting', place)
  await step('start')
  for (const [number, learner] of learners.entries()) {
    if (number === 3) continue
    const { mine } = await ask(learner, 'GET', `/live/${session.id}`)
    const [answer] = await learner.takes.answers(mine.attempt_id, () => number !== 1)
    await learner.takes.save(mine.attempt_id, { responses: answer ? [answer] : [] })
  }
  await page.goto(place)
  await page.getByRole('radio').first().waitFor()
  await take('live-question', true)
  await as('teacher')
  await page.goto(place)
  await page.getByText('4 of 5 answered').waitFor()
  await take('live-chart')
  await step('reveal')
  await page.getByText('Correct', { exact: true }).waitFor()
  await take('live-revealed')
  await as('learner')
  await page.goto(place)
  await page.getByRole('radio').first().waitFor()
  await take('live-revealed-learner', true)
  // A page that is open goes where the end leads.
  await page.goto('about:blank')
  await step('end')
  await as('teacher')
  await open('live-results', at(`live/${session.id}/results`), true)
  await open('live-sessions', at('live'), true)
  await open('live-manage', at(`manage/tests/${id}`))
  const own = await ask(teacher, 'POST', '/live', { test_id: id, length: 5, pace: 'own' })
  for (const learner of learners) await ask(learner, 'POST', '/live/join', { code: own.watching.code })
  await ask(teacher, 'POST', `/live/${own.id}/steps`, { step: 'start', revision: own.revision })
  for (const [number, learner] of learners.entries()) {
    const { mine } = await ask(learner, 'GET', `/live/${own.id}`)
    const answers = await learner.takes.answers(mine.attempt_id, () => true)
    await learner.takes.save(mine.attempt_id, { responses: answers.slice(0, number + 1) })
    if (number === 4) await learner.takes.finish(mine.attempt_id)
  }
  await page.goto(at(`live/${own.id}`))
  await page.getByText('Eve Ebersbach').waitFor()
  await take('live-own-pace')
})
