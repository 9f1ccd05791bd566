import { expect, it } from 'vitest'
import { packOf, packs, seeded } from '../../support/packs.ts'
import { courses, coursesLater } from './courses-scripts.ts'
import { examPrep, examPrepLater } from './exam-prep-scripts.ts'
import { language } from './language-scripts.ts'
import { typing } from './typing-scripts.ts'

const scripted: Readonly<Record<string, readonly string[]>> = {
  'exam-prep': [examPrep, examPrepLater].flatMap(Object.keys),
  language: Object.keys(language),
  courses: [courses, coursesLater].flatMap(Object.keys),
  typing: Object.keys(typing),
}

it('has a script for every seeded achievement of every pack, exactly once', () => {
  expect(packs.toSorted()).toEqual(Object.keys(scripted).toSorted())
  for (const pack of packs)
    expect(scripted[pack]?.toSorted(), pack).toEqual(
      packOf(pack)
        .map(({ slug }) => slug)
        .toSorted(),
    )
  expect(seeded).toHaveLength(96)
})
