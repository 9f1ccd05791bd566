import { z } from 'zod'
import { ASSISTANT_ENDINGS } from '../../_domain/support/assistant-endings.ts'
import { person } from '../gates/reviews.ts'
import { type AboutCommunity, communityChoice, slug } from '../wire.ts'
import { key, trimmed } from '../storable.ts'
import { ownSupportEvent, supportEvent } from './events.ts'

export const TOPICS = ['question', 'exam', 'account', 'site', 'other'] as const
export const topic = z.enum(TOPICS)
export type Topic = z.infer<typeof topic>

export const threadState = z.enum(['open', 'waiting', 'snoozed', 'resolved'])
export type ThreadState = z.infer<typeof threadState>

/** The most characters that a message has. */
export const MAX_MESSAGE = 4000

const words = trimmed(MAX_MESSAGE).min(1)

const aboutQuestion = z.object({
  attempt: z.uuid(),
  number: z.int(),
  test: z.string(),
  prompt: z.string(),
  answer: z.array(z.string()).describe('what the learner chose or typed; empty if nothing'),
})
export type AboutQuestion = z.infer<typeof aboutQuestion>

export const citation = z.object({
  kind: z.enum(['article', 'resource', 'answer']),
  id: z.string().describe('the slug of an article, or the id of what else it is'),
  title: z.string(),
})
export type CitedDocument = z.infer<typeof citation>

export const assistantEnding = z
  .enum(ASSISTANT_ENDINGS)
  .describe('how the answer of the assistant ended, or why it gave none')

export const messageKind = z.enum(['learner', 'staff', 'assistant', 'note'])

export const message = z
  .object({
    id: z.uuid(),
    kind: messageKind,
    author: person.nullable().describe('null if the assistant wrote it, or its author is gone'),
    body: z.string().describe('Markdown; of the assistant as untrusted as any text of a stranger'),
    citations: z.array(citation).describe('what the assistant made its answer of'),
    ending: assistantEnding
      .nullable()
      .describe('of a learner: how the answer of the assistant ended; null where it gave none, or is giving it'),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'SupportMessage' })
export type SupportMessage = z.infer<typeof message>

const threadFields = {
  id: z.uuid(),
  community: slug,
  topic,
  owner: z.enum(['assistant', 'person']).describe('who answers next'),
  state: threadState.describe('waiting: for the learner; a snoozed thread whose time has come is open'),
  snoozed_until: z.iso.datetime().nullable(),
  held: z.boolean().describe('the first words of somebody new: a person looks at them before anything answers'),
  may_publish: z.boolean().describe('whether the learner lets others find the answer, without names'),
  first: z.string().describe('the beginning of the first message'),
  messages: z.int(),
  ending: assistantEnding.nullable().describe('how the answer of the assistant to the last message ended'),
  created_at: z.iso.datetime(),
  changed_at: z.iso.datetime(),
}

export const threadSummary = z.object(threadFields).meta({ id: 'SupportThreadSummary' })
export type ThreadSummary = z.infer<typeof threadSummary>

export const thread = z
  .object({
    ...threadFields,
    about: aboutQuestion.nullable(),
    said: z.array(message),
    events: z.array(ownSupportEvent).describe('when it was resolved and opened again, the oldest first'),
  })
  .meta({ id: 'SupportThread' })
export type Thread = z.infer<typeof thread>

const staffFields = {
  learner: person,
  claimed_by: person.nullable().describe('who is answering it now; null once the claim has run out'),
  claimed_until: z.iso.datetime().nullable(),
  waiting_since: z.iso
    .datetime()
    .nullable()
    .describe('since when the learner waits for a person, also while it is snoozed; null if nobody waits'),
  back_since: z.iso.datetime().nullable().describe('when the time came until which it was snoozed; null if it was not'),
}

export const queuedThread = z.object({ ...threadFields, ...staffFields }).meta({ id: 'QueuedThread' })
export type QueuedThread = z.infer<typeof queuedThread>

export const staffThread = z
  .object({
    ...threadFields,
    ...staffFields,
    about: aboutQuestion.nullable(),
    said: z.array(message),
    events: z.array(supportEvent).describe('what happened to it beside, the oldest first'),
    others: z.array(threadSummary).describe('other threads of this learner in the community, newest first'),
    teachers: z.array(person).describe('to whom the reader can hand it over, by name'),
    next: z
      .uuid()
      .nullable()
      .describe('the question that waits after this one, then the oldest again; none that somebody else has claimed'),
    previous: z.uuid().nullable().describe('the one that waits before it'),
  })
  .meta({ id: 'StaffThread' })
export type StaffThread = z.infer<typeof staffThread>

export const askHeader = z.object({
  'idempotency-key': key.describe('the same key is the same message, however often it is sent'),
})

export const askBody = z.strictObject({
  community: communityChoice,
  topic: topic.default('other'),
  body: words,
  may_publish: z.boolean().default(false),
  to: z
    .enum(['person', 'assistant'])
    .default('person')
    .describe('assistant: it owns the question until a person is asked for'),
  question: z
    .strictObject({ attempt: z.uuid(), number: z.int().min(1).max(100) })
    .optional()
    .describe('a question of a finished attempt of yours; for a person'),
})
export type AskBody = AboutCommunity<z.infer<typeof askBody>>

export const messageBody = z.strictObject({ body: words })

export const threadPath = z.object({ id: z.uuid() })

export const myThreadsQuery = z.object({
  community: communityChoice,
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.uuid().optional().describe('`page.next` of the page before'),
})
export type MyThreadsQuery = AboutCommunity<z.infer<typeof myThreadsQuery>>

export const queueState = z.enum(['open', 'mine', 'held', 'waiting', 'assistant', 'snoozed', 'resolved'])
export type QueueState = z.infer<typeof queueState>

export const queueQuery = z.object({
  community: communityChoice,
  state: queueState
    .default('open')
    .describe('mine: claimed by the caller; held: waits for a first look; assistant: what it owns, answered or not'),
  topic: topic.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.uuid().optional().describe('`page.next` of the page before'),
})
export type QueueQuery = AboutCommunity<z.infer<typeof queueQuery>>

export const queuePage = z.object({
  community: slug,
  data: z.array(queuedThread),
  page: z.object({ next: z.string().nullable(), open: z.int(), held: z.int() }),
})
export type QueuePage = z.infer<typeof queuePage>

export const claimThreadBody = z.strictObject({ release: z.boolean().default(false).describe('true: ends the claim') })

export const answerBody = z.strictObject({
  body: words,
  note: z.boolean().default(false).describe('true: only those who teach see it, and nothing else changes'),
  resolve: z.boolean().default(false),
})
export type AnswerBody = z.infer<typeof answerBody>

export const settleBody = z.strictObject({
  state: z.enum(['open', 'resolved', 'snoozed']),
  days: z.int().min(1).max(90).default(1).describe('how long to snooze'),
})
export type SettleBody = z.infer<typeof settleBody>

export const mergeBody = z.strictObject({
  into: z.uuid().describe('another thread of the same learner in the same community'),
})

export const handOverBody = z.strictObject({
  to: z.uuid().describe('somebody else who is an instructor or admin of the community'),
  note: trimmed(MAX_MESSAGE).default('').describe('for them and all others who teach; empty: none'),
})
export type HandOverBody = z.infer<typeof handOverBody>

export const searchQuery = z.object({ community: communityChoice, q: trimmed(200).min(2) })
export type SearchQuery = AboutCommunity<z.infer<typeof searchQuery>>

export const found = z
  .object({
    kind: z.enum(['article', 'answer', 'resource']),
    id: z.string().describe('the slug of an article, or the id of what else it is'),
    title: z.string(),
    summary: z.string(),
    url: z.string().nullable().describe('where a resource is; null for what is here'),
  })
  .meta({ id: 'Found' })
export type Found = z.infer<typeof found>

export const answerState = z.enum(['draft', 'published', 'declined'])

export const supportAnswer = z
  .object({
    id: z.uuid(),
    community: slug,
    title: z.string(),
    body: z.string().describe('Markdown'),
    state: answerState,
    thread: z.uuid().nullable(),
    author: person.nullable(),
    approver: person.nullable(),
    created_at: z.iso.datetime(),
    published_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'SupportAnswer' })
export type SupportAnswer = z.infer<typeof supportAnswer>

export const answersQuery = z.object({ community: communityChoice, state: answerState.default('draft') })
export type AnswersQuery = AboutCommunity<z.infer<typeof answersQuery>>

const answerTitle = trimmed(120).min(1)
const answerText = trimmed(8000).min(1)

export const draftBody = z.strictObject({
  title: answerTitle.optional().describe('without it, the beginning of the question'),
  body: answerText.optional().describe('without it, what was answered, without the names of the thread'),
})
export type DraftBody = z.infer<typeof draftBody>

export const changeAnswerBody = z
  .strictObject({
    title: answerTitle,
    body: answerText,
    state: z.enum(['published', 'declined']).describe('published: by somebody else than its author'),
  })
  .partial()
export type ChangeAnswerBody = z.infer<typeof changeAnswerBody>

export const publicAnswer = supportAnswer.pick({
  id: true,
  community: true,
  title: true,
  body: true,
  published_at: true,
})
export type PublicAnswer = z.infer<typeof publicAnswer>

export const articlePath = z.object({ slug })
export const voteBody = z.strictObject({ helpful: z.boolean(), reason: trimmed(500).default('') })
export type VoteBody = z.infer<typeof voteBody>
export const articleVote = z.object({ helpful: z.boolean().nullable(), reason: z.string() })
export type ArticleVote = z.infer<typeof articleVote>
