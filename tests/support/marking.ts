import { beforeAll } from 'vitest'
import { attemptToMark } from '../../functions/_contracts/marking/marking.ts'
import { verifyLearner } from '../../functions/_services/engine/verify-ledger.ts'
import { addMember, createPerson } from './people.ts'
import { useSchool, type Sitter } from './school.ts'

const BANK = 25

/** The questions of a bank of essays and statements; the essays come first. */
const bankOf = (essays: number) =>
  Array.from({ length: BANK }, (_, index) => ({
    topic: index < essays ? 'Essays' : 'Statements',
    prompt: `Prompt ${index + 1}`,
    explanation: 'Why',
    ...(index < essays
      ? { kind: 'essay', parts: { words: 50 }, answer: { model: `Model ${index + 1}`, points: ['a point'] } }
      : { kind: 'true_false', answer: { truth: true } }),
  }))

interface MarkRequest {
  id: string
  number: number | undefined
  credit: number
  feedback?: string
  revision?: number
  /** Somebody else than the instructor. */
  by?: string
}

/** A school with exams of essays, and an instructor who marks them. */
export function useMarking() {
  const school = useSchool()
  let instructor = ''
  beforeAll(async () => {
    instructor = await createPerson(school.sql(), 'Ines')
    await addMember(school.sql(), school.harbor(), instructor, 'instructor')
  })
  const ask = async (person: string, method: string, path: string, body?: object) => {
    const response = await school.api().ask(`/authoring-api${path}`, person, {
      method,
      ...(body ? { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : {}),
    })
    return { status: response.status, body: await response.json() }
  }
  const pathOf = (me: Sitter, id: string) => `/learners/${me.person}/attempts/${id}`
  return {
    school,
    ask,
    pathOf,
    instructor: () => instructor,
    publish: async (essays: number): Promise<string> => {
      const id = crypto.randomUUID()
      await school.sql()`
        insert into tests (id, community_id, slug, title, category, difficulty)
        values (${id}, ${school.harbor()}, ${`essays-${id.slice(0, 8)}`}, 'Essays', 'network', 'medium')
      `
      await school.sql()`select private.write_questions(${id}, 1, ${JSON.stringify(bankOf(essays))}::text::jsonb)`
      await school.sql()`update tests set status = 'live', version = 1 where id = ${id}`
      return id
    },
    /** Takes an exam with this many statements wrong. Gives its id and the numbers of its essays. */
    takes: async (me: Sitter, test_id: string, { wrong = 0, minutes = 10 } = {}) => {
      const { id, questions } = await me.start({ test_id, mode: 'exam', length: BANK })
      await me.sinceMinutes(id, minutes)
      const statements = questions.filter(({ kind }) => kind === 'true_false').map(({ number }) => number)
      const missed = new Set(statements.slice(0, wrong))
      const responses = await me.answers(id, (number) => !missed.has(number))
      await me.finish(id, { sent_at: Date.now(), responses })
      return { id, essays: questions.filter(({ kind }) => kind === 'essay').map(({ number }) => number) }
    },
    read: async (me: Sitter, id: string) =>
      attemptToMark.parse((await ask(instructor, 'GET', pathOf(me, id))).body.data),
    /** Marks an essay as the instructor, or as somebody else. */
    mark: (me: Sitter, { id, number, by = instructor, ...mark }: MarkRequest) =>
      ask(by, 'PUT', `${pathOf(me, id)}/essays/${number}`, mark),
    override: (me: Sitter, id: string, body: object) => ask(instructor, 'PUT', `${pathOf(me, id)}/override`, body),
    withdraw: (me: Sitter, id: string) => ask(instructor, 'DELETE', `${pathOf(me, id)}/override`),
    /** What the log says otherwise than what is stored. */
    differences: (me: Sitter) => {
      const { db, rulesets } = school.api().deps
      return verifyLearner(db, rulesets, { user_id: me.person, community_id: school.harbor() })
    },
    xpOf: async (me: Sitter): Promise<number> => {
      const [row] = await school.sql()<{ total: number }[]>`
        select total::integer from user_counters where user_id = ${me.person} and community_id = ${school.harbor()}
      `
      return row?.total ?? 0
    },
    told: (me: Sitter) => school.sql()<{ payload: Record<string, unknown> }[]>`
      select payload from notifications where user_id = ${me.person} and kind = 'regraded' order by id
    `,
  }
}
