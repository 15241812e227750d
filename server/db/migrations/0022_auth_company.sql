-- What the company is called and where it is at home, and what the page of the day looks up.

-- One row, once somebody has said anything; before that the built-in values hold.
create table company (
  only_row boolean primary key default true check (only_row),
  -- null: not said
  name text check (name <> ''),
  -- in which days begin and end for the company; an IANA name
  time_zone text not null default 'UTC',
  -- what it writes in when nothing else is known of a customer; BCP 47
  language text not null default 'en',
  website text check (website ~ '^https?://'),
  -- #rrggbb
  colour text check (colour ~ '^#[0-9a-f]{6}$'),
  version int not null default 1,
  updated_at timestamptz not null default now()
);

-- Who waits longest, of all cases and of those of one person.
create index cases_waiting_since on cases (waiting_since) where waiting_since is not null;
-- What could not be sent lately.
create index deliveries_failed on deliveries (created_at) where state = 'failed';
