alter table film add column seconds integer;
