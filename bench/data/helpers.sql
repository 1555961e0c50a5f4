-- Deterministic numbers: everything about row n follows from n and a salt, so every run of a size has the same data.
create schema bench;
create function bench.u(n bigint, salt integer) returns double precision language sql immutable parallel safe as $$
  select (hashint8extended(n, salt) & 9007199254740991)::double precision / 9007199254740992.0 $$;
create function bench.pick(n bigint, salt integer, k integer) returns integer language sql immutable parallel safe as $$
  select ((hashint8extended(n, salt) & 2147483647) % k)::integer $$;
-- Ids of a kind rise with n, as UUIDv7 rises with time.
create function bench.id(kind integer, n bigint) returns uuid language sql immutable parallel safe as $$
  select (lpad(to_hex(kind), 8, '0') || '000070008000' || lpad(to_hex(n), 12, '0'))::uuid $$;
-- As kernel/grams.ts, for words without punctuation: pairs of neighbouring characters of each run.
create function bench.grams(words text) returns text[] language sql immutable parallel safe as $$
  select array_agg(distinct substr(run, i, 2)) from unnest(string_to_array(words, ' ')) run,
    generate_series(1, greatest(length(run) - 1, 1)) i where run <> '' $$;
