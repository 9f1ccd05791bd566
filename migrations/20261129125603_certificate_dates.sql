-- A certificate names the date on which its holder completed something: by the holder's calendar, like their achievements and
-- notifications. It is written down once, so that it stays what was printed, wherever the holder moves.

alter table public.certificates add column issued_on date;
-- Those from before were shown and printed with their date in UTC.
alter table public.certificates disable trigger user;
update public.certificates set issued_on = (issued_at at time zone 'UTC')::date;
alter table public.certificates enable trigger user;
alter table public.certificates alter column issued_on set not null;
comment on column public.certificates.issued_on is 'The date of issued_at where the holder was.';

create function private.date_certificate() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  select
    (new.issued_at at time zone case
      when next_time_zone_from <= (new.issued_at at time zone time_zone)::date then next_time_zone
      else time_zone
    end)::date
  into new.issued_on
  from public.profiles
  where id = new.user_id;
  return new;
end
$$;
revoke execute on function private.date_certificate from public, anon, authenticated;
create trigger certificates_date before insert on public.certificates
  for each row execute function private.date_certificate();

drop trigger certificates_keep on public.certificates;
create trigger certificates_keep before update on public.certificates
  for each row execute function private.keep(
    'id', 'number', 'user_id', 'community_id', 'program_id', 'course_id', 'issued_at', 'issued_on'
  );
