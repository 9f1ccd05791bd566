-- Fellow learners for the demo student, and only where there is one. They have no password, so nobody can sign in
-- as them. What they have done so far is told by supabase/local/demo at the first start, up to the moment their
-- accounts were made.

do $$
declare
  fellow record;
  account uuid;
begin
  if not exists (select from auth.users where id = private.stable_id('demo:student')) then
    return;
  end if;

  -- A demo is for looking: the student shows up on boards.
  update public.profiles
  set leaderboard = 'community', visibility = 'public'
  where id = private.stable_id('demo:student') and leaderboard = 'hidden' and visibility = 'private';

  for fellow in
    select *
    from (
      values
        ('aiko', 'Aiko Tanabe', 'Asia/Tokyo', 58, 'harbor', 'global', 'public', 'One exam before bed.'),
        ('priya', 'Priya Raghunathan', 'Asia/Kolkata', 57, 'harbor', 'global', 'public', 'Subnets before sunrise.'),
        ('noor', 'Noor El-Amin', 'Africa/Cairo', 54, 'harbor', 'global', 'public', 'Keeping a clinic online.'),
        ('tobias', 'Tobias Reinhardt', 'Europe/Berlin', 56, 'harbor', 'community', 'public', ''),
        ('mateo', 'Mateo Quispe', 'America/Lima', 43, 'harbor', 'community', 'public', 'Kwabena and I race.'),
        ('kwabena', 'Kwabena Asante', 'Africa/Accra', 43, 'harbor', 'community', 'public', 'Racing Mateo.'),
        ('bibek', 'Bibek Thapa', 'Asia/Kathmandu', 31, 'harbor', 'community', 'public', ''),
        ('tane', 'Tane Parata', 'Pacific/Auckland', 48, 'harbor', 'global', 'public', ''),
        ('thandiwe', 'Thandiwe Khumalo', 'Africa/Johannesburg', 37, 'harbor', 'community', 'public', 'Second career, first certificate.'),
        ('rosalie', 'Rosalie Gagnon', 'America/Toronto', 52, 'harbor', 'community', 'private', ''),
        ('declan', 'Declan Power', 'America/St_Johns', 29, 'harbor', 'community', 'public', ''),
        ('joao', 'João Sequeira', 'Europe/Lisbon', 46, 'harbor', 'global', 'public', 'Once a week, on the train.'),
        ('iwona', 'Iwona Zielińska', 'Europe/Warsaw', 44, 'harbor', 'community', 'public', ''),
        ('farid', 'Farid Rahimi', 'Asia/Kabul', 23, 'harbor', 'community', 'private', ''),
        ('mehmet', 'Mehmet Aydoğan', 'Europe/Istanbul', 51, 'harbor', 'community', 'public', ''),
        ('linh', 'Linh Trần', 'Asia/Ho_Chi_Minh', 27, 'harbor', 'hidden', 'private', ''),
        ('putri', 'Putri Wulandari', 'Asia/Jakarta', 26, 'harbor', 'community', 'public', ''),
        ('yulan', 'Chen Yulan', 'Asia/Shanghai', 57, 'harbor', 'global', 'public', ''),
        ('dakota', 'Dakota Yazzie', 'America/Phoenix', 2, 'harbor', 'hidden', 'private', ''),
        ('andre', 'Andre Baptiste', 'America/Port_of_Spain', 3, 'harbor', 'community', 'public', ''),
        ('wyatt', 'Wyatt Lindgren', 'America/Denver', 38, 'harbor', 'hidden', 'public', ''),
        ('amara', 'Amara Nwosu', 'Africa/Lagos', 46, 'harbor', 'community', 'public', 'Failed it once. Came back.'),
        ('idris', 'Idris Benali', 'Africa/Casablanca', 25, 'harbor', 'community', 'public', ''),
        ('thiago', 'Thiago Moreira', 'America/Sao_Paulo', 34, 'harbor', 'community', 'public', ''),
        ('jasmine', 'Jasmine Okoro', 'Europe/London', 9, 'harbor', 'community', 'public', ''),
        ('hine', 'Hine Ropata', 'Pacific/Chatham', 9, 'harbor', 'community', 'public', ''),
        ('saga', 'Saga Nyström', 'Europe/Stockholm', 53, 'harbor lumen', 'global', 'public', 'Packets at noon, Spanish at night.'),
        ('leilani', 'Leilani Kahale', 'Pacific/Honolulu', 40, 'harbor lumen', 'community', 'public', ''),
        ('ximena', 'Ximena Robles', 'America/Mexico_City', 31, 'harbor lumen', 'community', 'public', ''),
        ('giulia', 'Giulia Santoro', 'Europe/Rome', 47, 'harbor lumen', 'global', 'public', 'Moving to Valencia.'),
        ('wanjiru', 'Wanjiru Kamau', 'Africa/Nairobi', 42, 'harbor lumen', 'community', 'public', ''),
        ('yael', 'Yael Shapira', 'Asia/Jerusalem', 36, 'harbor lumen', 'community', 'private', ''),
        ('seoyeon', 'Baek Seoyeon', 'Asia/Seoul', 49, 'harbor lumen', 'global', 'public', ''),
        ('sina', 'Sina Tuimavave', 'Pacific/Apia', 21, 'harbor lumen', 'community', 'public', ''),
        ('parisa', 'Parisa Moradi', 'Asia/Tehran', 41, 'harbor lumen', 'hidden', 'private', ''),
        ('marlee', 'Marlee Whitford', 'Australia/Adelaide', 33, 'harbor lumen', 'community', 'public', ''),
        ('camila', 'Camila Ferreyra', 'America/Argentina/Buenos_Aires', 52, 'lumen', 'global', 'public', 'Still learning.'),
        ('rashid', 'Rashid Al-Harthy', 'Asia/Muscat', 29, 'lumen', 'community', 'public', ''),
        ('dilnoza', 'Dilnoza Karimova', 'Asia/Tashkent', 29, 'lumen', 'community', 'public', ''),
        ('malia', 'Malia Faleafa', 'Pacific/Pago_Pago', 5, 'lumen', 'hidden', 'private', '')
    ) as fellow (handle, display_name, time_zone, days, communities, leaderboard, visibility, bio)
  loop
    account := private.stable_id('demo:' || fellow.handle);
    insert into auth.users (
      instance_id, id, aud, role, email, confirmation_token, recovery_token, email_change_token_new, email_change,
      raw_app_meta_data, raw_user_meta_data, created_at, updated_at
    )
    values (
      '00000000-0000-0000-0000-000000000000', account, 'authenticated', 'authenticated', fellow.handle || '@laude.test',
      '', '', '', '', '{"provider": "email", "providers": ["email"]}',
      jsonb_build_object('display_name', fellow.display_name, 'time_zone', fellow.time_zone), now(), now()
    )
    on conflict do nothing;
    continue when not found;

    update public.profiles
    set
      bio = fellow.bio, leaderboard = fellow.leaderboard, visibility = fellow.visibility,
      created_at = now() - make_interval(days => fellow.days)
    where id = account;

    insert into public.memberships (user_id, community_id, joined_at)
    select account, id, now() - make_interval(days => fellow.days)
    from public.communities
    where slug = any (string_to_array(fellow.communities, ' '));
  end loop;
end
$$;
