-- A zone that Postgres alone knows leaves its learner without dates: the functions cannot tell what day it is there. An account
-- brings its zone along, so what it may bring is decided here.

create or replace function private.is_time_zone(name text) returns boolean
  language plpgsql stable
  set search_path = ''
as $$
begin
  perform now() at time zone name;
  -- Postgres also takes abbreviations ('CEST', and 'CET' without its summer) and rules of POSIX ('Home/Desk+5'): what is left are
  -- places, zones of ships, and the countries that are zones of their own.
  return name ~ '^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Europe|Indian|Mexico|Pacific|US)(/[A-Za-z_]+(-[A-Za-z_]+)*)+$'
    or name ~ '^Etc/(UTC|GMT([+-][0-9]{1,2})?)$'
    or name in (
      'UTC', 'GMT', 'Cuba', 'Egypt', 'Eire', 'GB', 'Hongkong', 'Iceland', 'Iran', 'Israel', 'Jamaica', 'Japan', 'Libya', 'NZ', 'PRC',
      'Poland', 'Portugal', 'ROC', 'ROK', 'Singapore', 'Turkey'
    );
exception
  when invalid_parameter_value then
    return false;
end
$$;
comment on function private.is_time_zone is 'Whether this names a zone for Postgres and for the functions alike.';

update public.profiles set time_zone = 'UTC' where not private.is_time_zone(time_zone);
update public.profiles
set next_time_zone = null, next_time_zone_from = null
where not private.is_time_zone(next_time_zone);
