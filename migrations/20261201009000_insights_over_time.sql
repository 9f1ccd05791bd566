-- What was earned week by week, what came of changes, and who missed due dates.

set lock_timeout = '3s';
set statement_timeout = '60s';

alter table private.insight_figures
  drop constraint insight_figures_part,
  add constraint insight_figures_part check (
    part in (
      'day', 'cohort', 'cohort_week', 'step', 'achievement', 'topic', 'earning_week', 'unlock_week', 'rule_before',
      'rule_after', 'test_before', 'test_after'
    )
  ) not valid;
comment on column private.insight_figures.subject is 'The week of joining, the step, the achievement, the topic, or an achievement or a test with the version that it changed to.';
comment on column private.insight_figures.day is 'The day or the week that it is about, the day of the change, or the day on which it was counted.';
comment on column private.insight_figures.amount is 'Of an achievement the median of seconds to unlock, of a topic the mean share that should be right, of a week the awards, of a test the mean percent.';

alter table private.insight_risks
  drop constraint insight_risks_rule,
  add constraint insight_risks_rule check (rule in ('gone_quiet', 'not_started', 'missed_due')) not valid;
comment on column private.insight_risks.since is 'Their last active day, the day on which they joined, or the day of the last due date they missed.';

-- Only the worker that counts writes these rows, and it does not mind waiting.
-- squawk-ignore require-concurrent-index-creation
create index insight_risks_since_idx on private.insight_risks (community_id, since desc, user_id);
