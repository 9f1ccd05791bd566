import type { CourseContent } from '#contracts/courses/contents.ts'
import type { CourseCard } from '#contracts/courses/courses.ts'
import type { Program } from '#contracts/courses/programs.ts'
import { exampleId } from './id.ts'

export const exampleCourse = (n: number, change: Partial<CourseCard> = {}): CourseCard => ({
  id: exampleId(n),
  slug: `course-${n}`,
  title: 'Networking essentials',
  description: 'From the cable to the first subnet.',
  status: 'live',
  revision: 1,
  kinds: { lesson: 6, wod: 2, scenario: 1, test: 1 },
  minutes: 150,
  done: 0,
  of: 10,
  next: { slug: 'cables', title: 'Cables and what they carry' },
  enrolled_at: null,
  completed_at: null,
  ...change,
})

export const exampleProgram: Program = {
  id: exampleId(40),
  slug: 'technician',
  title: 'Associate technician',
  description: 'Three courses, in this order.',
  status: 'live',
  revision: 1,
  community: { slug: 'harbor', name: 'Harbor Academy' },
  courses: [
    exampleCourse(41, { completed_at: '2026-02-01T10:00:00Z', done: 10 }),
    exampleCourse(42, { title: 'Routing', done: 4 }),
    exampleCourse(43, { title: 'Security first' }),
  ],
}

export const exampleContent = (n: number, change: Partial<CourseContent> = {}): CourseContent => ({
  id: exampleId(n),
  slug: `content-${n}`,
  kind: 'lesson',
  title: 'Subnets without fear',
  status: 'live',
  minutes: 12,
  difficulty: null,
  test: null,
  mine: { done: false, today: false, best: null },
  ...change,
})
