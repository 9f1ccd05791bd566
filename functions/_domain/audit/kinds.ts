/** What entries of an audit log are about, in the order of the filter. */
export const AUDIT_KINDS = ['people', 'progress', 'scores', 'content', 'talk', 'settings'] as const
export type AuditKind = (typeof AUDIT_KINDS)[number]

/** Each action by its kind. Triggers and services write them; one that is not here is shown, but found by no kind. */
const ACTIONS: Record<AuditKind, readonly string[]> = {
  people: [
    'membership.role_changed',
    'membership.removed',
    'membership.invited',
    'invitation.made',
    'invitation.revoked',
    'group.made',
    'group.changed',
    'group.deleted',
    'group.joined',
    'group.left',
  ],
  progress: [
    'xp.awarded',
    'achievement.revoked',
    'progress.recovered',
    'certificate.corrected',
    'certificate.revoked',
    'milestone_approved',
    'milestone_rejected',
    'milestone_waived',
  ],
  scores: [
    'essay.marked',
    'attempt.overridden',
    'attempt.override_withdrawn',
    'grade.set',
    'grade.withdrawn',
    'grade_category.made',
    'grade_category.changed',
    'grade_category.deleted',
    'accommodation.made',
    'accommodation.ended',
    'extension.made',
    'extension.changed',
    'extension.deleted',
    'question.corrected',
    'question.done',
    'question.withdrawn',
    'report.settled',
  ],
  content: [
    'test.published',
    'test.retired',
    'test.restored',
    'course.published',
    'course.retired',
    'course.restored',
    'program.published',
    'program.retired',
    'program.restored',
    'content.published',
    'content.retired',
    'content.restored',
    'milestone.created',
    'milestone.changed',
    'milestone.published',
    'milestone.retired',
    'milestone.restored',
    'milestone.deleted',
    'milestone.needs_more',
    'milestone.needs_less',
    'achievement.made',
    'achievement.changed',
    'achievement.deleted',
    'achievements.imported',
    'assignment.made',
    'assignment.changed',
    'assignment.deleted',
    'challenge.made',
    'challenge.changed',
    'challenge.deleted',
    'resource.suggested',
    'resource.listed',
    'resource.declined',
    'resource.retired',
  ],
  talk: ['comment.kept', 'comment.hidden', 'comment.removed', 'member.muted', 'member.unmuted'],
  settings: [
    'community.made',
    'community.changed',
    'community.closed',
    'community.restored',
    'pack.installed',
    'pack.dropped',
    'assistant.settings_changed',
    'event_type.declared',
    'event_type.withdrawn',
  ],
}

export const actionsOf = (kind: AuditKind): readonly string[] => ACTIONS[kind]

export const AUDITED_ACTIONS: readonly string[] = AUDIT_KINDS.flatMap(actionsOf)

const KIND_OF = new Map(AUDIT_KINDS.flatMap((kind) => ACTIONS[kind].map((action) => [action, kind] as const)))

export const kindOfAction = (action: string): AuditKind | null => KIND_OF.get(action) ?? null

/** So many people are named in a sentence. */
export const NAMED = 3
