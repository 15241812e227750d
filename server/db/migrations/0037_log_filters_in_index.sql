-- A page of a timeline with a filter looks along up to 2,000 interactions of which it shows some. What it filters by
-- stands in the index, so that only those are read that it shows: each lies in a block of its own.
alter table interactions drop constraint interactions_pkey;
alter table interactions add primary key (profile_id, occurred_at, id, received_at) include (type, channel);
