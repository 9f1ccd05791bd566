-- Takes back what Postgres gives every role by itself: running trigger functions, which only triggers run, and temporary
-- tables, in which a caller could leave objects that shadow those of a function.

do $$
declare
  trigger_function regprocedure;
begin
  for trigger_function in
    select oid
    from pg_catalog.pg_proc
    where pronamespace in ('public'::regnamespace, 'private'::regnamespace) and prorettype = 'trigger'::regtype
  loop
    execute format('revoke execute on function %s from public, anon, authenticated', trigger_function);
  end loop;
  execute format('revoke temporary on database %I from public', current_database());
end
$$;
