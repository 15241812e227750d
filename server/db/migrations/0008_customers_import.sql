-- Lists of customers that people of the team bring.

create table customer_imports (
  id uuid primary key,
  file_id uuid not null,
  file_name text not null,
  file_size bigint not null,
  encoding text not null check (encoding in ('utf-8', 'utf-16le', 'utf-16be', 'windows-1252')),
  delimiter text not null check (delimiter in (',', ';', e'\t', '|')),
  -- the header's names, and for each what it means: ignored, name, email, phone, user_id or trait:<name>
  columns jsonb not null,
  meanings jsonb not null,
  state text not null default 'uploaded'
    check (state in ('uploaded', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed')),
  -- the row that was taken last: moves in the transaction that takes it
  position bigint not null default 0,
  bytes_read bigint not null default 0,
  -- of the check or, once it was started, of the run
  counts jsonb not null default '{}',
  error text,
  created_by text not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  -- the process that works on it says again and again that it lives
  claimed_by uuid,
  claimed_until timestamptz
);
create index customer_imports_open on customer_imports (created_at) where state in ('checking', 'running');

-- Rows that were refused, as they stood in the file; row 1 is the header, as a spreadsheet counts.
create table customer_import_refusals (
  import_id uuid not null,
  row_number bigint not null,
  reason text not null,
  cells jsonb not null,
  primary key (import_id, row_number)
);
