import type { Conversation } from '#contracts/assistant/conversations.ts'
import type { AuthorReason } from '#domain/assistant/endings.ts'

const AUTHORS: Record<AuthorReason, string | null> = {
  no_model: 'There was no model to ask. The learner read what the authors wrote.',
  switched_off: 'The assistant was switched off. The learner read what the authors wrote.',
  budget_site: 'The budget of the site was used up. The learner read what the authors wrote.',
  budget_community: 'The budget of the community was used up. The learner read what the authors wrote.',
  budget_learner: 'The learner’s budget of the day was used up. They read what the authors wrote.',
  reveal: null,
}

/** How a step was answered, for whoever reads what a learner asked; null where all is well. */
export function answeredWords({ why, ending, message }: Pick<Conversation, 'why' | 'ending' | 'message'>) {
  if (why !== null) return AUTHORS[why]
  return ending === 'aborted' ? 'The learner stopped this answer.' : message
}
