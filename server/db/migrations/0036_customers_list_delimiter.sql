-- What stands between the cells of a list can be said by whoever brings it, and is whatever they say: it only must not
-- be what ends a row or a quoted cell.
alter table customer_imports drop constraint customer_imports_delimiter_check;
alter table customer_imports add constraint customer_imports_delimiter_check
  check (char_length(delimiter) between 1 and 8 and delimiter !~ '["\r\n]');
