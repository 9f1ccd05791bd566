import { attendee } from './live.ts'
import { addMember, createPerson } from './people.ts'
import { publishBank } from './publish-bank.ts'
import { useSchool } from './school.ts'

/** The harbor community with instructors who open live sessions on short tests of it. */
export function useClassroom() {
  const school = useSchool()
  const person = async (role: 'student' | 'instructor', name: string) => {
    const id = await createPerson(school.sql(), name)
    await addMember(school.sql(), school.harbor(), id, role)
    return attendee(school.api(), id)
  }
  return {
    school,
    person,
    /** A session in its lobby; without a test on a new one of five questions. */
    opened: async (pace: 'own' | 'in_step', on?: string) => {
      const test_id = on ?? (await publishBank(school.sql(), { community: school.harbor(), questions: 5 }))
      const ines = await person('instructor', 'Ines')
      const { id, watching } = await ines.open({ test_id, length: 5, pace })
      return { ines, id, test_id, code: watching?.code ?? '' }
    },
    /** So many students at once. */
    crowd: async (size: number): Promise<string[]> => {
      const rows = await school.sql()<{ id: string }[]>`
        insert into auth.users (id, aud, role, email, raw_user_meta_data, created_at, updated_at)
        select
          gen_random_uuid(), 'authenticated', 'authenticated', gen_random_uuid() || '@example.test',
          jsonb_build_object('display_name', 'Learner ' || number), now(), now()
        from generate_series(1, ${size}) as number
        returning id
      `
      const ids = rows.map(({ id }) => id)
      await school.sql()`
        insert into memberships (community_id, user_id, role)
        select ${school.harbor()}, id::uuid, 'student' from unnest(${ids}::text[]) as id
      `
      return ids
    },
  }
}
