import type { MyAssignment } from '#contracts/assignments/assignments.ts'
import type { AttemptListing } from '#contracts/attempts/attempts.ts'
import type { Goals } from '#contracts/goals/goals.ts'
import type { NextPractice } from '#contracts/practice/practice.ts'
import type { TodaysReview } from '#contracts/plans/plans.ts'
import type { Test } from '#contracts/tests/tests.ts'
import { count } from '#domain/locale/counts.ts'
import { percentText } from '#domain/locale/numbers.ts'
import { whatNow } from '#domain/plans/what-now.ts'
import { PRACTICE_LENGTH, type PracticePreset } from '#domain/practice/presets.ts'
import { assignmentPaths } from '#lib/assignment-paths.ts'
import { assignmentHref, isOpen, standingSentence } from '#lib/features/assignments/assignment-words.ts'
import { nextTest } from '#lib/features/communities/first-test.ts'
import { goalLink } from '#lib/features/goals/goal-link.ts'
import { todayTitle, todayWords } from '#lib/features/plans/plan-words.ts'
import { fixText } from '#lib/features/practice/fix-words.ts'
import { WARM_UP_START, warmUpFields } from '#lib/features/practice/warm-up-start.ts'
import { wishEntries, type PracticeWish } from '#lib/features/practice/wish.ts'
import { paths } from '#lib/paths.ts'
import { practicePaths } from '#lib/practice-paths.ts'
import { MODE } from '#lib/words.ts'

/** What a learner may do, each part null where it could not be read. */
interface NowParts {
  /** With the moment that they are asked at, and the reader's zone. */
  assigned: { assignments: readonly MyAssignment[]; now: number; zone: string } | null
  community: { id: string; slug: string; closed: boolean }
  unfinished: AttemptListing | null
  today: TodaysReview | null
  practice: NextPractice | null
  goals: Goals | null
  tests: readonly Test[] | null
}

interface NextStepWords {
  title: string
  words: string
  /** What the button says. */
  label: string
  /** Says what the button is about, where its label does not. */
  about?: string
  /** The part that is done, from 0 to 1. */
  share?: number
  /** Nothing has to be done. */
  quiet?: true
}

/** One thing to do: a page to go to, or the fields of a form that starts practice. */
export type ShownNextStep = NextStepWords & ({ href: string } | { fields: [name: string, value: string][] })

/** The next step as the page draws it; null where there is nothing to do, or nothing could be read. */
export function shownNextStep(parts: NowParts): ShownNextStep | null {
  const { community, unfinished, today, practice, goals, tests, assigned } = parts
  const { slug, closed } = community
  const goal = nearestGoal(goals)
  const test = nextTest(tests ?? [])
  const misses = practice?.misses ?? null
  const instead = today?.instead ?? null
  const urgent = assigned && mostUrgent(assigned)
  const step = whatNow({
    closed,
    assignment: urgent !== null,
    attempt: unfinished !== null,
    session: instead !== null,
    today: today?.next ?? 'nothing',
    hasPlan: today !== null && today.exam_on !== null,
    misses: misses?.fixable ?? 0,
    goal: goal?.share ?? 0,
    warmUp: practice?.warm_up ?? false,
    test: test !== null,
  })
  const start = (preset: PracticePreset, wish: Partial<PracticeWish>): { fields: [string, string][] } => ({
    fields: [['preset', preset], ...wishEntries(wish), ['community', community.id]],
  })
  switch (step) {
    case 'attempt':
      return unfinished && attemptStep(unfinished)
    case 'session':
      return instead === null
        ? null
        : {
            title: 'Finish your practice',
            words: 'Go on where you stopped.',
            label: 'Continue',
            href: practicePaths.session(slug, instead),
          }
    case 'assignment':
      return urgent && assignmentStep(urgent, slug)
    case 'review':
    case 'unseen':
    case 'practice_exam':
    case 'rest':
    case 'enough':
      return today && todayStep(today, slug, start)
    case 'misses':
      return (
        misses && {
          title: 'Fix what you missed',
          words: `${count(misses.fixable, 'question')} from ${misses.title}, once more.`,
          label: fixText(misses.fixable),
          ...start('attempt_misses', { attempt: misses.attempt_id, length: PRACTICE_LENGTH.most }),
        }
      )
    case 'goal':
      return goal && { title: 'A goal is close', words: `${goal.title}: ${goal.progress}.`, ...goalLink(slug, goal) }
    case 'warm_up':
      return { ...WARM_UP_START, fields: warmUpFields(community.id) }
    case 'test':
      return test && testStep(test, slug, { isNew: practice?.is_new ?? false })
    case 'nothing':
      return null
  }
}

/** What is assigned counts as urgent from so many milliseconds before it is due. */
const URGENT = 2 * 86_400_000

type Assigned = NonNullable<NowParts['assigned']>

/** What is late or due soon, and can be done now: that which is due first. */
function mostUrgent({ assignments, now, zone }: Assigned) {
  const found = assignments.find(
    (it) =>
      it.due_at !== null &&
      isOpen(it, now) &&
      Date.parse(it.due_at) - now <= URGENT &&
      (it.opens_at === null || Date.parse(it.opens_at) <= now),
  )
  return found ? { assignment: found, now, zone } : null
}

function assignmentStep(
  { assignment, now, zone }: NonNullable<ReturnType<typeof mostUrgent>>,
  slug: string,
): ShownNextStep {
  return {
    title: assignment.title,
    words: standingSentence(assignment, now, zone),
    label: 'Do it now',
    about: `Do it now: ${assignment.title}`,
    href: assignmentHref(assignment, slug) ?? assignmentPaths.mine(slug),
  }
}

/** What is unmet and has come furthest. */
function nearestGoal(goals: Goals | null) {
  if (!goals || goals.off) return null
  const [nearest] = goals.goals.filter(({ met }) => !met).toSorted((a, b) => b.share - a.share)
  return nearest ?? null
}

const attemptStep = (it: AttemptListing): ShownNextStep => ({
  title: `Continue ${it.test.title}`,
  words: `${MODE[it.mode]}, ${it.answered} of ${it.length} answered`,
  label: 'Resume',
  about: `Resume: ${it.test.title}`,
  share: it.answered / it.length,
  href: paths.attempt(it.community.slug, it.id),
})

type Start = (preset: PracticePreset, wish: Partial<PracticeWish>) => { fields: [string, string][] }

function todayStep(today: TodaysReview, slug: string, start: Start): ShownNextStep | null {
  const said = { title: todayTitle(today), words: todayWords(today) }
  const asks = (length: number): Partial<PracticeWish> => ({
    length: Math.min(PRACTICE_LENGTH.most, Math.max(PRACTICE_LENGTH.least, length)),
    test: today.test_id === null ? [] : [today.test_id],
  })
  switch (today.next) {
    case 'continue': {
      const { running } = today
      if (!running) return null
      const share = running.answered / running.length
      return { ...said, label: 'Continue', share, href: practicePaths.session(slug, running.id) }
    }
    case 'review': {
      const done = today.done > 0 ? { share: today.done / today.goal } : {}
      return { ...said, ...done, label: `Review ${today.left} now`, ...start('due', asks(today.left)) }
    }
    case 'unseen':
      return { ...said, label: `Start ${count(today.unseen, 'question')}`, ...start('unseen', asks(today.unseen)) }
    case 'practice_exam':
      return today.test_id === null
        ? { ...said, label: 'Choose a test', href: paths.community(slug) }
        : { ...said, label: 'To the test', href: paths.test(slug, today.test_id) }
    case 'rest':
    case 'enough':
    case 'nothing':
      return { ...said, label: 'See your plan', quiet: true, href: paths.plan(slug) }
  }
}

function testStep(
  { id, title, questions, best }: NonNullable<ReturnType<typeof nextTest>>,
  slug: string,
  { isNew }: { isNew: boolean },
): ShownNextStep {
  const words =
    best === null
      ? `${count(questions, 'question')} to begin with. In practice there is no time limit.`
      : `Your best so far is ${percentText(best)}. Another round makes it stick.`
  return {
    title: isNew ? `Start with ${title}` : `Try ${title}`,
    words,
    label: 'To the test',
    href: paths.test(slug, id),
  }
}
