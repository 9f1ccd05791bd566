import { testSettings, type TestSettings } from '../../_contracts/authoring/settings.ts'
import { settingsOf, type StoredSettings } from '../../_db/queries/authoring/tests.ts'
import type { Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'

/** What a test says of itself now. */
export async function readSettings(tx: Transaction, testId: string): Promise<TestSettings> {
  const stored = await settingsOf(tx, testId)
  if (!stored) throw notFound('test')
  return { ...stored, feedback_from: stored.feedback_from?.toISOString() ?? null }
}

/** The settings of a working copy, those that it has not heard of yet as the test has them. */
export const toSettings = (stored: object, now: TestSettings): TestSettings =>
  testSettings.parse({ ...now, ...testSettings.partial().strip().parse(stored) })

export const toStoredSettings = ({ feedback_from, ...settings }: TestSettings): StoredSettings => ({
  ...settings,
  feedback_from: feedback_from === null ? null : new Date(feedback_from),
})

/** Why the settings do not fit each other. */
export function unfitSettings({ feedback, feedback_from }: TestSettings): { path: string; message: string }[] {
  if (feedback === 'after_date' && feedback_from === null)
    return [{ path: 'settings.feedback_from', message: 'is missing: from when on is shown what is right?' }]
  if (feedback !== 'after_date' && feedback_from !== null)
    return [{ path: 'settings.feedback_from', message: 'is for what is shown after a date alone' }]
  return []
}
