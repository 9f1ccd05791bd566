import type { AssistantSettings, AssistantSettingsBody } from '../../_contracts/assistant/settings.ts'
import { readBudgets } from '../../_db/queries/assistant/budgets.ts'
import {
  assistantSettings,
  storeAssistantSettings,
  type AssistantSettingsRow,
} from '../../_db/queries/assistant/settings.ts'
import { withService, withUser, type Transaction } from '../../_db/session.ts'
import { budgetPeriods, type BudgetAccount, type BudgetScope } from '../../_domain/assistant/budgets.ts'
import { findAdministeredCommunity } from '../communities/find.ts'
import type { WithClaims } from '../context.ts'
import type { AssistantServices } from './assistant-services.ts'
import { limitsOf } from './reserve.ts'

type Context = WithClaims<AssistantServices>

const findCommunity = (tx: Transaction, { claims }: Context, slug: string) =>
  findAdministeredCommunity(tx, claims, slug, 'Only admins see and set what the assistant may spend.')

/** What a community decided about the assistant, and what it has left this month. */
export async function readAssistantSettings(context: Context, slug: string): Promise<AssistantSettings> {
  const { id, chosen } = await withUser(context.db, context.claims, async (tx) => {
    const { id } = await findCommunity(tx, context, slug)
    return { id, chosen: await assistantSettings(tx, id) }
  })
  return toSettings(context, id, chosen)
}

/** Changes what is named, and leaves the rest. */
export async function changeAssistantSettings(
  context: Context,
  {
    community: slug,
    enabled,
    shows_names,
    month_micros,
    learner_day_micros,
  }: AssistantSettingsBody & { community: string },
): Promise<AssistantSettings> {
  const { id, chosen } = await withUser(context.db, context.claims, async (tx) => {
    const { id } = await findCommunity(tx, context, slug)
    const before = await assistantSettings(tx, id)
    const chosen: AssistantSettingsRow = {
      enabled: enabled ?? before.enabled,
      shows_names: shows_names ?? before.shows_names,
      month_budget: month_micros === undefined ? before.month_budget : month_micros,
      learner_day_budget: learner_day_micros === undefined ? before.learner_day_budget : learner_day_micros,
    }
    await storeAssistantSettings(tx, id, chosen)
    return { id, chosen }
  })
  return toSettings(context, id, chosen)
}

async function toSettings(
  { db, now, assistant: { model, limits: configured } }: Context,
  community_id: string,
  chosen: AssistantSettingsRow,
): Promise<AssistantSettings> {
  // As the service: no policy shows what the whole site has spent.
  const accounts = await withService(db, (tx) =>
    readBudgets(tx, { community_id, user_id: null, ...budgetPeriods(now()) }),
  )
  const limits = limitsOf(configured, chosen)
  const given = (scope: BudgetScope): Omit<BudgetAccount, 'scope'> =>
    accounts.find((it) => it.scope === scope) ?? { reserved: 0, spent: 0 }
  const site = given('site')
  return {
    enabled: chosen.enabled,
    shows_names: chosen.shows_names,
    models: model
      ? { hint: model.modelOf('hint'), explain: model.modelOf('explain'), ask: model.modelOf('ask') }
      : null,
    month: {
      limit_micros: limits.community,
      configured_micros: configured.community,
      is_chosen: chosen.month_budget !== null,
      spent_micros: given('community').spent,
      reserved_micros: given('community').reserved,
    },
    learner_day: {
      limit_micros: limits.learner,
      configured_micros: configured.learner,
      is_chosen: chosen.learner_day_budget !== null,
    },
    site_has_budget: site.spent + site.reserved < configured.site,
  }
}
