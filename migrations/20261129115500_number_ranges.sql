-- Several ranges of numbers may be right, as where two roots solve an equation: a key lists those beside the first as `also`.

create or replace function private.is_answer(kind text, answer jsonb) returns boolean
  language sql immutable
  set search_path = ''
  return case kind
    when 'single_choice' then
      answer - 'choice' = '{}' and jsonb_typeof(answer -> 'choice') = 'number'
      and answer ->> 'choice' ~ '^[0-7]$'
    when 'multiple_choice' then
      answer - 'choices' = '{}' and jsonb_typeof(answer -> 'choices') = 'array'
      and jsonb_array_length(answer -> 'choices') between 1 and 8
      and not jsonb_path_exists(answer, 'strict $.choices[*] ? (@.type() != "number" || @ < 0 || @ > 7 || @.floor() != @)')
    when 'true_false' then
      answer - 'truth' = '{}' and jsonb_typeof(answer -> 'truth') = 'boolean'
    when 'numeric' then
      answer - 'value' - 'tolerance' - 'unit' - 'also' = '{}' and jsonb_typeof(answer -> 'value') = 'number'
      and jsonb_typeof(answer -> 'tolerance') = 'number' and (answer ->> 'tolerance')::numeric >= 0
      and coalesce(jsonb_typeof(answer -> 'unit') = 'string', true)
      and case jsonb_typeof(answer -> 'also')
        when 'array' then
          jsonb_array_length(answer -> 'also') between 1 and 9
          and not exists (
            select
            from jsonb_array_elements(answer -> 'also') as range
            where jsonb_typeof(range) <> 'object'
              or range - array['value', 'tolerance'] <> '{}'
              or jsonb_typeof(range -> 'value') is distinct from 'number'
              or jsonb_typeof(range -> 'tolerance') is distinct from 'number'
              or jsonb_path_exists(range, '$.tolerance ? (@ < 0)')
          )
        else answer -> 'also' is null
      end
    when 'short_text' then
      answer - 'accepted' = '{}' and jsonb_typeof(answer -> 'accepted') = 'array'
      and jsonb_array_length(answer -> 'accepted') between 1 and 20
      and not jsonb_path_exists(answer, 'strict $.accepted[*] ? (@.type() != "string" || @ == "")')
    else false
  end;
