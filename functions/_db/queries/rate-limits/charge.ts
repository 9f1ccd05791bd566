import { fragment, statement } from '../../statement.ts'

/** All in milliseconds. */
export interface ChargeInput {
  key: string
  spent: number
  weight: number
  capacity: number
}

export interface ChargeRow {
  is_allowed: boolean
  debt: number
}

const key = (input: ChargeInput) => input.key
const spent = (input: ChargeInput) => input.spent
const weight = (input: ChargeInput) => input.weight
const capacity = (input: ChargeInput) => input.capacity

/**
 * The generic cell rate algorithm, by the clock of the database. Callers of one key wait for each other at its row, and the
 * clock is read behind that lock.
 */
export const chargeCaller = statement<ChargeInput, ChargeRow>(fragment`
  insert into private.rate_limits as bucket (key, full_at, is_allowed)
  select
    ${key}::text,
    extract(epoch from clock_timestamp())::double precision * 1000 + ${spent}::double precision
      + case when ${spent}::double precision + ${weight}::double precision <= ${capacity}::double precision
          then ${weight}::double precision else 0 end,
    ${spent}::double precision + ${weight}::double precision <= ${capacity}::double precision
  on conflict (key) do update set (full_at, is_allowed) = (
    select
      owed_until + case when fits then ${weight}::double precision else 0 end,
      fits
    from (
      select
        owed_until,
        owed_until + ${weight}::double precision <= at + ${capacity}::double precision as fits
      from (
        select at, greatest(bucket.full_at, at) + ${spent}::double precision as owed_until
        from (select extract(epoch from clock_timestamp())::double precision * 1000 as at offset 0) as clock
        offset 0
      ) as owed
      offset 0
    ) as decided
  )
  returning
    is_allowed,
    greatest(0, full_at - extract(epoch from clock_timestamp())::double precision * 1000) as debt
`)

/** Buckets that are full are as good as none. Answers how many there were. */
export const deleteFullBuckets = statement<{ most: number }, { key: string }>(fragment`
  delete from private.rate_limits
  where key in (
    select key from private.rate_limits
    where full_at < extract(epoch from clock_timestamp())::double precision * 1000
    limit ${({ most }) => most}::integer
    for update skip locked
  )
  returning key
`)
