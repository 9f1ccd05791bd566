import type { OrderQuestionsBody } from '../../_contracts/authoring/bulk.ts'
import type { DraftState } from '../../_contracts/authoring/drafts.ts'
import { reordered } from '../../_domain/authoring/working-copy.ts'
import { isReordering } from '../../_domain/courses/order.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { changeDraft } from './change-draft.ts'

/** Puts the questions into another order. Of two requests at once, the second gets a conflict. */
export const orderDraft = (
  context: WithClaims<DatabaseContext>,
  { id, was, ids }: OrderQuestionsBody & { id: string },
): Promise<DraftState> =>
  changeDraft(context, {
    id,
    what: 'order',
    change: ({ copy }) => {
      if (!isReordering(ids, was))
        throw new DomainError('order_differs', 'The new order must contain the same questions, each once.')
      const current = [...copy.questions.keys()]
      if (current.length !== was.length || current.some((id, place) => id !== was[place]))
        throw new DomainError('conflict', 'The list was changed after you loaded it. Nothing was changed.', {
          versus: { yours: ids, stored: current },
        })
      return reordered(copy, ids)
    },
  })
