import type { CatalogueEntry } from '#contracts/achievements/catalogue.ts'
import type { CourseCard } from '#contracts/courses/courses.ts'
import type { Program } from '#contracts/courses/programs.ts'
import type { AuthoredGate } from '#contracts/gates/authoring.ts'
import { managePaths } from '#lib/manage-paths.ts'

type Status = Pick<CourseCard, 'status'>['status']

export interface Drafts {
  achievements: readonly Pick<CatalogueEntry, 'id' | 'name' | 'status'>[]
  courses: readonly Pick<CourseCard, 'slug' | 'title' | 'status'>[]
  programs: readonly Pick<Program, 'slug' | 'title' | 'status'>[]
  gates: readonly Pick<AuthoredGate, 'id' | 'title' | 'status' | 'scope' | 'of'>[]
}

/** Something that only instructors can see yet. */
export interface DraftLink {
  href: string
  title: string
  what: string
}

const isDraft = ({ status }: { status: Status }) => status === 'draft'

/** All drafts of a community, each with the page to go on writing it. Gates of a draft go live with it, so only those of live ones are named. */
export const draftsOf = (community: string, { achievements, courses, programs, gates }: Drafts): DraftLink[] => [
  ...courses.filter(isDraft).map(({ slug, title }) => ({
    href: managePaths.manageCourse(community, slug),
    title,
    what: 'Course',
  })),
  ...programs.filter(isDraft).map(({ slug, title }) => ({
    href: managePaths.manageProgram(community, slug),
    title,
    what: 'Program',
  })),
  ...gates
    .filter((gate) => isDraft(gate) && gate.of.status === 'live')
    .map(({ id, title, scope, of }) => ({
      href: managePaths.manageGate(community, { scope, slug: of.slug }, id),
      title,
      what: `Gate of ${of.title}`,
    })),
  ...achievements.filter(isDraft).map(({ id, name }) => ({
    href: managePaths.manageAchievement(community, id),
    title: name,
    what: 'Achievement',
  })),
]
