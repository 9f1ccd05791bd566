import { describe, expect, it } from 'vitest'
import {
  readLearnersShow,
  showCurriculum,
  stateWord,
} from '../../../web/src/lib/features/gates/reviewing/learners-filter.ts'
import {
  nextAfter,
  isReviewedByOther,
  readReviewsShow,
  stepFrom,
  curriculaToShow,
} from '../../../web/src/lib/features/gates/reviewing/reviews-filter.ts'

const queue = ['a', 'b', 'c'].map((id) => ({ id }))
const query = (text: string) => new URLSearchParams(text)

describe('the queue of reviews', () => {
  it('after a decision the next submission opens, at the end of the queue the one before, and none after the last', () => {
    expect(['a', 'b', 'c'].map((id) => nextAfter(queue, id))).toEqual(['b', 'c', 'b'])
    expect(nextAfter([{ id: 'a' }], 'a')).toBeNull()
    // A submission outside the queue, as from a link: the queue begins.
    expect(nextAfter(queue, 'x')).toBe('a')
    expect(nextAfter([], 'x')).toBeNull()
  })

  it('stepping through the queue stops at both ends', () => {
    expect([stepFrom(queue, 'b', 1), stepFrom(queue, 'b', -1)]).toEqual(['c', 'a'])
    expect([stepFrom(queue, 'c', 1), stepFrom(queue, 'a', -1)]).toEqual([null, null])
    expect(stepFrom(queue, undefined, 1)).toBe('a')
    expect(stepFrom([], undefined, 1)).toBeNull()
  })

  it('the queue’s filters are read from the URL, and invalid values are left out', () => {
    expect(readReviewsShow(query('state=mine&course=networking&program=x&type=completion&search=+Lea+'))).toEqual({
      state: 'mine',
      course: 'networking',
      type: 'completion',
      search: 'Lea',
    })
    expect(readReviewsShow(query('state=open&course=No+slug&type=exam&search=+&after='))).toEqual({})
    const after = '00000000-0000-4000-8000-000000000000'
    expect(readReviewsShow(query(`after=${after}`))).toEqual({ after })
    expect(readReviewsShow(query('after=42'))).toEqual({})
  })

  it('the shown course or program is offered even if none of its submissions wait', () => {
    const counts = [{ scope: 'course', slug: 'networking', title: 'Networking', open: 2 } as const]
    expect(curriculaToShow(counts, { course: 'networking' })).toEqual(counts)
    expect(curriculaToShow(counts, { program: 'two-years' })).toEqual([
      ...counts,
      { scope: 'program', slug: 'two-years', title: 'two years', open: 0 },
    ])
  })

  it('an open submission is blocked only while another instructor has claimed it', () => {
    const by = { id: 'me', display_name: 'Ines', username: 'ines' }
    const read = (claimed_by: typeof by | null, decision: 'approved' | null = null) =>
      isReviewedByOther({ claimed_by, decision }, 'me')
    expect([read(null), read(by), read({ ...by, id: 'other' }), read({ ...by, id: 'other' }, 'approved')]).toEqual([
      false,
      false,
      true,
      false,
    ])
  })
})

describe('the table of learners', () => {
  it('a gate filter counts only together with a state', () => {
    expect(readLearnersShow(query('course=c&gate=g&state=locked&search=x'))).toEqual({
      course: 'c',
      gate: 'g',
      state: 'locked',
      search: 'x',
    })
    expect(readLearnersShow(query('program=p&gate=g&state='))).toEqual({ program: 'p' })
    expect(readLearnersShow(query('gate=g&state=open&after=42'))).toEqual({})
    expect(showCurriculum({ scope: 'program', slug: 'p' })).toEqual({ program: 'p' })
  })

  it('a state is one word, and a waived gate says so', () => {
    expect(stateWord({ state: 'submitted', waived: false })).toBe('To review')
    expect(stateWord({ state: 'validated', waived: true })).toBe('Waived')
  })
})
