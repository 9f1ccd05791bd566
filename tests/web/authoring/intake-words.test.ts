import { describe, expect, it } from 'vitest'
import type { DraftIntake } from '../../../functions/_contracts/authoring/intake.ts'
import { intakeText, missingText, reasonText } from '../../../web/src/lib/features/authoring/intake-words.ts'

const intake = (...codes: (string | null)[]): DraftIntake => ({
  ...{ dry_run: true, import_id: null, format: 'gift', skipped: 0, media: [] },
  accepted: codes.filter((code) => code === null).length,
  refused: codes.filter((code) => code !== null).length,
  questions: codes.map((code, index) => ({
    ...{ line: index + 1, name: '', notes: [], id: null, content: null, is_known: false },
    status: code === null ? ('accepted' as const) : ('refused' as const),
    reason: code === null ? null : { code, message: `Because of ${code}.` },
  })),
  state: { revision: 1, undo: null, redo: null },
})

describe('the report on a file of questions', () => {
  it('counts what can be taken and what cannot', () => {
    expect(intakeText(intake(null, null, 'markup'))).toBe('2 questions can be taken and 1 cannot.')
    expect(intakeText(intake('markup'))).toBe('The question can’t be taken.')
    expect(intakeText(intake('markup', 'markup'))).toBe('None of the 2 questions can be taken.')
  })

  it('asks once for what questions lack, and says of each only that it lacks it', () => {
    const lacking = intake('topic_missing', null, 'topic_missing', 'explanation_missing', 'markup')
    expect(missingText(lacking, 'topic')).toBe('2 questions have no topic. Give one for all of them.')
    expect(missingText(lacking, 'explanation')).toBe('1 question has no explanation. Give one for it.')
    expect(missingText(intake(null, 'markup'), 'topic')).toBeUndefined()
    expect(missingText(undefined, 'topic')).toBeUndefined()
    expect(reasonText({ code: 'topic_missing', message: 'with ?topic=' })).toBe('It has no topic.')
    expect(reasonText({ code: 'markup', message: 'there is no such format' })).toBe('There is no such format.')
  })
})
