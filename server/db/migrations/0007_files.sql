-- Files of messages.

-- Bytes are on disk under their hash; two files of the same bytes share them.
create table files (
  id uuid primary key,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 bytea not null,
  created_by text not null,
  created_at timestamptz not null default now()
);
create index files_by_hash on files (sha256);
