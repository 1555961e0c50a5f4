insert into search_entry (record, id, region, unit, line, sharing, title, words, grams)
  select 'inspection', id, region, unit, line, 'unit', title, title || ' ' || record_number, bench.grams(title || ' ' || record_number) from inspection where entered_day is not null;
insert into search_entry (record, id, region, unit, line, sharing, title, words, grams)
  select 'firm', id, region, unit, line, 'region', name, name || ' ' || uscc, bench.grams(name || ' ' || uscc) from firm;
insert into search_entry (record, id, region, unit, line, sharing, title, words, grams)
  select 'plan', id, region, unit, line, 'unit', title, title || ' ' || number, bench.grams(title || ' ' || number) from plan;
