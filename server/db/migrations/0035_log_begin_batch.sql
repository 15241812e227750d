-- Begins a batch in the first statement of a transaction whose rows come by COPY, which has no condition of its own.
-- What was found out before may have changed by now: then nothing of it is done (TL001 is ours), and is found out again.
create function begin_log_batch(id bigint, size int, still boolean) returns void language plpgsql as $$
begin
  if not still then
    raise exception 'What this batch was decided on holds no longer.' using errcode = 'TL001';
  end if;
  insert into log_batches (id, size) overriding system value values (id, size);
end $$;

-- Ends the transaction as the unique index does that each partition has for itself.
create function refuse_message_of_earlier_partition() returns void language plpgsql as $$
begin
  raise exception 'A message was stored before, in an earlier partition.' using errcode = 'unique_violation';
end $$;
