import { expect } from '@playwright/test'
import { png } from '../../support/media-files.ts'
import { newLearner } from '../learner.ts'
import { moodleFile } from '../moodle-file.ts'
import { scene } from '../scene.ts'
import { testWriter } from '../test-writer.ts'

const SHARED = { topic: 'Ports', explanation: 'The registry says so.', tags: ['basics'] }
const QUESTIONS = {
  choice: {
    kind: 'single_choice',
    ...SHARED,
    prompt: 'Which protocol delivers **in order**?',
    options: ['TCP', 'UDP', 'ICMP'],
    option_notes: ['It numbers what it sends.', 'As common, and without order.', 'It carries no data of programs.'],
    answer: { choice: 0 },
  },
  pairs: {
    kind: 'matching',
    ...SHARED,
    prompt: 'Which port belongs to which service?',
    options: ['22', '53', '443'],
    parts: { stems: ['SSH', 'DNS'] },
    answer: { pairs: [0, 1] },
  },
  gaps: {
    kind: 'cloze',
    ...SHARED,
    prompt: 'SSH listens on {{1}}, and it runs over {{2}}.',
    parts: { gaps: [null, ['TCP', 'UDP']] },
    answer: { gaps: [{ value: 22, tolerance: 0 }, { choice: 0 }] },
  },
  parts: {
    kind: 'case',
    ...SHARED,
    prompt: 'A laptop reaches the web server by its address, and not by its name.',
    parts: {
      parts: [
        { kind: 'true_false', prompt: 'The name server may be at fault.', options: null, parts: null, unit: null },
        { kind: 'numeric', prompt: 'Which port does it answer on?', options: null, parts: null, unit: null },
      ],
    },
    answer: {
      parts: [
        { kind: 'true_false', truth: true },
        { kind: 'numeric', value: 53, tolerance: 0 },
      ],
    },
  },
}

scene('writing tests', async ({ page, open: openAt, take: shoot }) => {
  const open = (name: string, path: string) => openAt(`write-${name}`, path, true)
  const take = (name: string, fullPage = true) => shoot(`write-${name}`, fullPage)
  const author = await newLearner(page, 'Tess Teacher')
  const { slug } = await author.administers('Writers')
  const manage = `/c/${slug}/manage/tests`
  await open('no-tests', manage)
  const writer = testWriter(author.ask, slug)
  await writer.writes('Ports by heart', { publish: true })
  await writer.writes('Locks and keys', { category: 'security', publish: true })
  const test = await writer.writes('Ports and protocols')
  const questions = `${manage}/${test.id}/questions`
  await open('list', manage)
  await open('new', `${manage}/new`)
  for (const [name, content] of Object.entries(QUESTIONS))
    await open(`question-${name}`, `${questions}/${await writer.adds(test.id, content)}`)
  await writer.adds(test.id, { kind: 'ordering', prompt: 'In which order?', options: ['SYN', ''] })
  await open('questions', questions)
  await page.getByLabel('Select question 2').check()
  await page.getByText('Add a question').click()
  await take('add', false)
  await open('publish-refused', `${questions}?ask=publish`)
  await page.goto(`${questions}?ask=paste`)
  await page
    .getByLabel('Questions', { exact: true })
    .fill('What is this?\nA. One\nB. Two\nANSWER: B\n\nAnd this?\nA. One\nANSWER: C\n')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'And this?' })).toBeVisible()
  await take('paste')
  await open('import', `${manage}/${test.id}/import`)
  const pictures = [
    { name: 'front.png', alt: 'The front of a switch', bytes: png(320, 200, 90) },
    { name: 'plugs.png', alt: 'Two plugs', bytes: png(240, 120, 180) },
  ] as const
  await page.locator("input[type='file']").setInputFiles({
    name: 'cables.xml',
    mimeType: 'application/xml',
    buffer: Buffer.from(moodleFile(pictures).text),
  })
  await page.getByText('8 questions have no topic').waitFor()
  await take('import-no-topic')
  await page.getByLabel('Topic, where a question has none').fill('Cables')
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByRole('button', { name: 'Import the 7 good ones' }).waitFor()
  await take('import-report')
  await open('settings', `${manage}/${test.id}/settings`)
  await open('preview', `${manage}/${test.id}/preview`)
  await open('compare', `${manage}/${test.id}/compare`)
  await open('bank', `${manage}/bank`)
  const ready = await writer.writes('Ready to go')
  await open('publish', `${manage}/${ready.id}/questions?ask=publish`)
  const live = await writer.writes('Already live', { publish: true })
  await open('versions', `${manage}/${live.id}/versions?ask=retire`)
  for (let number = 1; number <= 8; number++) await writer.writes(`Practice ${number}`, { publish: true })
  await openAt('tests-many', `/c/${slug}`, true)
})
