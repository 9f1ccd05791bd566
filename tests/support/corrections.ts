import { beforeAll } from 'vitest'
import { startRegrade } from '../../functions/_db/queries/corrections/corrections.ts'
import { verifyLearner } from '../../functions/_services/engine/verify-ledger.ts'
import { createCorrection, type CorrectionInput } from '../../functions/_services/corrections/create-correction.ts'
import { runCorrections } from '../../functions/_services/corrections/run-corrections.ts'
import { addMember, claimsOf, createPerson } from './people.ts'
import { publishBank } from './publish-bank.ts'
import { useSchool, type Sitter } from './school.ts'
import { seated } from './sitter.ts'

/** A finish that was on its way is graded anew a minute after the others. */
const LATER = 2 * 60_000

/** The choice that is right for the first question of a published bank, and one that is not. */
export const [KEY, OTHER] = [1, 3] as const

/** A school whose instructor corrects questions. */
export function useCorrections() {
  const school = useSchool()
  let instructor = ''
  beforeAll(async () => {
    instructor = await createPerson(school.sql(), 'Ines')
    await addMember(school.sql(), school.harbor(), instructor, 'instructor')
  })
  const services = (ahead = 0) => ({ ...school.api().deps, now: () => Date.now() + ahead })
  const runAll = async () => {
    await runCorrections(services())
    await runCorrections(services(LATER))
  }
  return {
    school,
    runAll,
    services,
    instructor: () => instructor,
    publish: () => publishBank(school.sql(), { community: school.harbor() }),
    /** Makes a correction and previews it. */
    correct: async (input: Partial<CorrectionInput> & Pick<CorrectionInput, 'test_id' | 'position'>) => {
      const whole = { version: 1, decision: 'also', keeps: true, reason: 'Both are right.', ...input } as const
      const id = await createCorrection(
        { ...services(), claims: claimsOf(instructor) },
        { answer: null, key: crypto.randomUUID(), ...whole },
      )
      await runCorrections(services())
      return id
    },
    /** Applies a correction, without grading anything anew yet. Returns whether it could be. */
    start: (id: string) => startRegrade(school.sql(), id, instructor),
    /** Applies a correction to the end. */
    apply: async (id: string) => {
      if (!(await startRegrade(school.sql(), id, instructor))) throw new Error('It could not be applied.')
      await runAll()
    },
    outcomes: (id: string) => school.sql()`
      select user_id, attempts, xp_before::integer, xp_after::integer, written_at is not null as written
      from regraded_learners where correction_id = ${id} order by user_id
    `,
    /** What the log says otherwise than what is stored. */
    differences: async (...people: readonly Sitter[]) => {
      const { db, rulesets } = school.api().deps
      const found = people.map(({ person }) =>
        verifyLearner(db, rulesets, { user_id: person, community_id: school.harbor() }),
      )
      return (await Promise.all(found)).flat()
    },
    /** Takes an exam with everything right, but for this choice at this place of the bank. */
    takeWith: async (
      me: Sitter,
      test_id: string,
      { position = 1, choice, minutes = 10 }: { position?: number; choice: number; minutes?: number },
    ) => {
      const { id } = await me.start({ test_id, mode: 'exam', length: 25 })
      await me.sinceMinutes(id, minutes)
      const { questions } = await seated(school.api(), id)
      const number = questions.findIndex(({ question }) => question.position === position) + 1
      const [row] = await school.sql()<{ order: string }[]>`
        select split_part(option_orders, ',', ${number}) as order from attempts where id = ${id}
      `
      const answer = { kind: 'single_choice', choice: (row?.order ?? '').indexOf(String(choice)) } as const
      const responses = (await me.answers(id, () => true)).map((it) => (it.number === number ? { ...it, answer } : it))
      await me.finish(id, { sent_at: Date.now(), responses })
      return id
    },
  }
}
