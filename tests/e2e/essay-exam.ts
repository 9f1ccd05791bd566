import { randomUUID } from 'node:crypto'
import process from 'node:process'
import type { Browser, Page } from '@playwright/test'
import { bankImport } from '../../functions/_contracts/tests/banks.ts'
import { onBox } from './box.ts'
import { newLearner } from './learner.ts'

const ESSAYS = [
  {
    kind: 'essay',
    prompt: 'Explain to a colleague why a company should not use **one large network**.',
    parts: { words: 60 },
    answer: {
      model: 'Each broadcast reaches everybody. With **subnets** a fault or an attacker stays in one of them.',
      points: ['broadcasts', 'faults stay where they are', 'rules between parts'],
    },
  },
  {
    kind: 'essay',
    prompt: 'A page does not load. How do you find out whether the name or the network is to blame?',
    parts: { words: 60 },
    answer: { model: 'Ask for the address first, then reach it by number.', points: ['ask for the name alone'] },
  },
]

const bank = () =>
  [
    ...ESSAYS,
    ...Array.from({ length: 23 }, (_, index) => ({
      kind: 'true_false',
      prompt: `A network of ${index + 2} hosts needs an address for each of them.`,
      answer: { truth: true },
    })),
  ].map((question) => ({ topic: 'networks', explanation: 'Each host has its own.', tip: '', ...question }))

/** What the student writes, by how a prompt begins. */
const WRITTEN = [
  {
    begins: 'Explain',
    text: 'A broadcast in one large network reaches every device, so all of them stop to look at it.\n\nIn parts, a fault stays where it is.',
  },
  { begins: 'A page', text: 'I would turn it off and on again.' },
]

/** A community whose admin marks on this page, and a student on another, who takes an exam with two essays. */
export async function essayExam(page: Page, browser: Browser, { marker = 'Ines Adler', student = 'Stu Dent' } = {}) {
  const instructor = await newLearner(page, marker)
  const community = await instructor.administers('Essays')
  const query = new URLSearchParams({
    community: community.slug,
    format: 'json',
    publish: 'true',
    slug: 'essays',
    title: 'Networks in words',
    category: 'network',
    difficulty: 'medium',
  })
  const response = await instructor.ask(`/attempts-api/tests/import?${query.toString()}`, undefined, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({ questions: bank() }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status}: ${text}`)
  const { test } = bankImport.parse(JSON.parse(text).data)

  const studentPage = await (
    await browser.newContext({ baseURL: `http://localhost:${process.env.SITE_PORT}` })
  ).newPage()
  const learner = await newLearner(studentPage, student)
  await learner.belongsTo(community, 'student')
  const box = onBox(studentPage)

  return {
    ...community,
    instructor,
    learner,
    studentPage,
    /** Takes the exam, six statements wrong; the essays are written on the page. */
    takesExam: async () => {
      const { id, questions } = await learner.takes.start({ test_id: test?.id, mode: 'exam', length: 25 })
      await learner.takes.sinceMinutes(id, 10)
      const statements = questions.filter(({ kind }) => kind === 'true_false').map(({ number }) => number)
      const wrong = new Set(statements.slice(0, 6))
      const answers = await learner.takes.answers(id, (number) => !wrong.has(number))
      await learner.takes.save(id, { responses: answers.filter(({ number }) => statements.includes(number)) })
      await studentPage.goto(`/c/${community.slug}/attempts/${id}`)
      for (const { number, prompt } of questions.filter(({ kind }) => kind === 'essay')) {
        await box.jump(number)
        const written = WRITTEN.find(({ begins }) => prompt.startsWith(begins))
        await studentPage.getByRole('textbox', { name: /Your answer/ }).fill(written?.text ?? '')
      }
      await box.finish()
      await studentPage.waitForURL(`**/attempts/${id}/result`)
      return id
    },
  }
}
