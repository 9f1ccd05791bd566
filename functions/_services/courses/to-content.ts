import type { CourseContent } from '../../_contracts/courses/contents.ts'
import type { ContentRow } from '../../_db/queries/courses/contents.ts'

export const toContent = ({
  id,
  slug,
  kind,
  title,
  status,
  minutes,
  difficulty,
  test,
  mine,
}: ContentRow): CourseContent => ({ id, slug, kind, title, status, minutes, difficulty, test, mine })
