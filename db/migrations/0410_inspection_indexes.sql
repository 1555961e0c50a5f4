-- Rare facts: a rule on one of them alone finds its acts without reading all others. Each index holds only the rare rows.
create index fact_inspection_in_park on fact_inspection (act_day) where in_park;
create index fact_inspection_rated_badly on fact_inspection (act_day) where rated_badly;
