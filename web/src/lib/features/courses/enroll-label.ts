import type { CourseCard } from '#contracts/courses/courses.ts'

/** What enrolling is called: parts may be done before, by learners who opened them without taking the course. */
export const enrollLabel = ({ done }: Pick<CourseCard, 'done'>) =>
  done > 0 ? 'Continue this course' : 'Take this course'
