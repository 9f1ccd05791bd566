import { testSettings } from '../../_contracts/authoring/settings.ts'
import type { DraftSettingsBody, DraftState } from '../../_contracts/authoring/drafts.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { changeDraft } from './change-draft.ts'
import { unfitSettings } from './settings.ts'

/** Changes what the test will say of itself once the working copy is published. */
export const changeSettings = (
  context: WithClaims<DatabaseContext>,
  { id, revision, settings }: DraftSettingsBody & { id: string },
): Promise<DraftState> =>
  changeDraft(context, {
    id,
    what: 'settings',
    change: ({ copy, draft }) => {
      const next = { ...copy.settings, ...settings }
      if (draft.settings_revision !== revision)
        throw new DomainError('conflict', 'Another author changed the settings after you loaded them.', {
          errors: [{ path: 'body.revision', message: 'is not the newest' }],
          versus: { yours: settings, stored: { ...copy.settings, settings_revision: draft.settings_revision } },
        })
      const unfit = unfitSettings(testSettings.parse(next))
      if (unfit.length > 0)
        throw new DomainError('validation_failed', 'The settings do not fit each other.', {
          errors: unfit.map(({ path, message }) => ({ path: `body.${path}`, message })),
        })
      return { ...copy, settings: next }
    },
  })
