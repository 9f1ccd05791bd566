import { bindQuery } from '../../arrays.ts'
import type { Database } from '../../client.ts'
import { withRepeat } from '../../repeat.ts'

/** The course or program that a notification's subject belongs to, with its current title. */
export interface SubjectCurriculum {
  /** The milestone's id, the course's or program's own, or the certificate's number. */
  about: string
  kind: 'course' | 'program'
  id: string
  slug: string
  title: string
}

interface SubjectIds {
  milestones: string[]
  /** Ids of courses and programs. */
  completed: string[]
  /** Numbers of certificates. */
  certificates: string[]
}

/** Bypasses row-level security, like `loadNames`. */
export async function loadCurricula(
  db: Database,
  { milestones, completed, certificates }: SubjectIds,
): Promise<SubjectCurriculum[]> {
  if (milestones.length + completed.length + certificates.length === 0) return []
  const query = bindQuery<SubjectCurriculum[]>`
    with
    curriculum as (
      select 'course' as kind, id, slug, title from courses
      union all
      select 'program', id, slug, title from programs
    ),
    subject as (
      select id::text as about, course_id as curriculum_id from course_milestones where id = any(${milestones}::uuid[])
      union all
      select id::text, program_id from program_milestones where id = any(${milestones}::uuid[])
      union all
      select id::text, id from unnest(${completed}::uuid[]) as id
      union all
      select number, coalesce(course_id, program_id) from certificates where number = any(${certificates}::text[])
    )
    select about, kind, id, slug, title from subject join curriculum on curriculum.id = curriculum_id
  `
  return withRepeat(db, ({ sql }) => query(sql))
}
