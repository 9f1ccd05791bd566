-- Demo accounts with a password that everyone knows: only where platform.sql says that this is a laptop, or
-- where somebody asked for them (alter database postgres set laude.demo = 'on').

do $$
begin
  if obj_description('auth'::regnamespace, 'pg_namespace') is distinct from 'Laude local platform'
    and coalesce(current_setting('laude.demo', true), '') <> 'on' then
    raise notice 'No demo accounts: this database is not a local one.';
    return;
  end if;

  insert into auth.users (
    instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, confirmation_token, recovery_token,
    email_change_token_new, email_change, raw_app_meta_data, raw_user_meta_data, created_at, updated_at
  )
  select
    '00000000-0000-0000-0000-000000000000', private.stable_id('demo:' || who), 'authenticated', 'authenticated',
    who || '@laude.test', extensions.crypt('laude-demo', extensions.gen_salt('bf', 10)), now(), '', '', '', '',
    '{"provider": "email", "providers": ["email"]}',
    jsonb_build_object('display_name', display_name, 'email', who || '@laude.test', 'email_verified', true),
    now(), now()
  from (
    values ('student', 'Sam Okafor'), ('instructor', 'Ines Marchetti'), ('admin', 'Ada Lindqvist')
  ) as demo (who, display_name)
  on conflict do nothing;

  insert into auth.identities (provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
  select id::text, id, jsonb_build_object('sub', id, 'email', email, 'email_verified', true), 'email', now(), now(), now()
  from auth.users
  where email in ('student@laude.test', 'instructor@laude.test', 'admin@laude.test')
  on conflict do nothing;

  -- They joined before their history begins (supabase/local/demo).
  insert into public.memberships (user_id, community_id, role, joined_at)
  select users.id, communities.id, demo.role, now() - interval '50 days'
  from (
    values
      ('student@laude.test', 'harbor', 'student'),
      ('student@laude.test', 'lumen', 'student'),
      ('instructor@laude.test', 'harbor', 'instructor'),
      ('admin@laude.test', 'harbor', 'admin'),
      ('admin@laude.test', 'lumen', 'admin')
  ) as demo (email, slug, role)
  join auth.users on users.email = demo.email
  join public.communities on communities.slug = demo.slug
  on conflict do nothing;

  insert into public.site_operators (user_id)
  select id from auth.users where email = 'admin@laude.test'
  on conflict do nothing;

  -- Nobody joins a community before they have an account.
  update public.profiles
  set created_at = joined.since
  from (select user_id, min(joined_at) as since from public.memberships group by user_id) as joined
  where joined.user_id = profiles.id
    and profiles.created_at > joined.since
    and profiles.id in (
      private.stable_id('demo:student'), private.stable_id('demo:instructor'), private.stable_id('demo:admin')
    );
end
$$;
