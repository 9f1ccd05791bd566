import { describe, expect, it } from 'vitest'
import { enrollLabel } from '../../../web/src/lib/features/courses/enroll-label.ts'

describe('the button to enroll', () => {
  it('offers to continue a course of which parts are done', () => {
    expect([0, 1, 3].map((done) => enrollLabel({ done }))).toEqual([
      'Take this course',
      'Continue this course',
      'Continue this course',
    ])
  })
})
