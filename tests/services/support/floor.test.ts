import { describe, expect, it } from 'vitest'
import { documentsAbout } from '../../../functions/_db/queries/support/documents.ts'
import { withService } from '../../../functions/_db/session.ts'
import { documentsFor } from '../../../functions/_domain/support/found-document.ts'
import { createArticleStore } from '../../../functions/_services/help/article-store.ts'
import { useSchool } from '../../support/school.ts'

/** What help articles answer, in the words of people who have not read them; with the article. */
const ANSWERED = [
  ['How do I delete my account?', 'delete-my-account'],
  ['My streak broke although I studied yesterday, why?', 'streaks'],
  ['what happens to my answers when the internet goes away in the middle of a test', 'saving-and-offline'],
  ['I forgot my password, what now', 'forgot-password'],
  ['How many XP do I need for the next level?', 'xp-and-levels'],
  ['Can other people see my profile?', 'who-sees-me'],
  ['where do i download everything you know about me', 'export-my-data'],
  ['Is there a dark mode?', 'accessibility-and-themes'],
  ['How can I get a certificate for a course', 'certificates'],
  ['What is the difference between practice and exam mode?', 'practice-and-exam'],
  ['How do I turn off the notifications', 'notifications'],
  ['Which keys can I use in a test?', 'keyboard-keys'],
  ['how do i upload questions from a csv file', 'import-questions'],
  ['I moved to another time zone, does my day change', 'days-and-time-zones'],
  ['what can a freeze do for me', 'freezes'],
  ['How do I invite somebody as an instructor?', 'members-and-roles'],
  ['Why am I not on the leaderboard?', 'leaderboards'],
] as const

/** What nobody has written anything about. */
const UNANSWERED = [
  'What is the weather in Rome today?',
  'How do I get a refund?',
  'Can I pay with a credit card?',
  'Is there an app for my iPhone?',
  'Who won the world cup in 2014?',
  'Write me a poem about the sea',
  'What is the boiling point of water?',
  'How do I cook rice so that it does not stick?',
  'Can you recommend a good laptop?',
  'Translate good morning into Spanish',
  'Which company will hire me afterwards?',
  'What is your favourite colour?',
  'How much does a ticket to Berlin cost?',
  'Is my teacher married?',
  'Fix this Python error: list index out of range',
  'Does the school have a parking lot?',
  'tell me a joke',
] as const

describe('the floor below which no model is asked', () => {
  const school = useSchool()
  const documents = async (q: string) => {
    const { db } = school.api().deps
    await createArticleStore({ db })()
    return documentsFor(
      await withService(db, (tx) => documentsAbout(tx, { q, communityId: school.harbor(), known: [] })),
    )
  }

  it.each(ANSWERED)('is met by a question that an article answers: %s', async (q, article) => {
    expect((await documents(q)).map(({ id }) => id)).toContain(article)
  })

  it('is missed by most questions that nothing answers; a model finds nothing for the others', async () => {
    const found = await Promise.all(UNANSWERED.map(async (q) => ((await documents(q)).length > 0 ? [q] : [])))
    expect(found.flat()).toEqual([
      'Can I pay with a credit card?',
      'Write me a poem about the sea',
      'What is the boiling point of water?',
      'Can you recommend a good laptop?',
    ])
  })

  it('is met by nothing but what was cited before, where the words alone find nothing', async () => {
    const { db } = school.api().deps
    await createArticleStore({ db })()
    const known = [
      { kind: 'article', id: 'freezes' },
      { kind: 'resource', id: 'gone' },
    ] as const
    for (const q of ['And how many?', 'the', '🙂', '!!! & | <->', "'; drop table help_articles; --"]) {
      const found = await withService(db, (tx) => documentsAbout(tx, { q, communityId: school.harbor(), known }))
      expect(documentsFor(found).map(({ id }) => id)).toContain('freezes')
    }
  })
})
