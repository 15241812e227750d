import { totalmem } from 'node:os';

const MB = 1024 * 1024;

// What PostgreSQL is started with. fsync, full_page_writes and synchronous_commit stay on, as they are by default:
// what is acknowledged survives power loss.
export function startArguments(folder: string, socketFolder: string): string[] {
  const memory = Math.floor(totalmem() / MB);
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: quoted(socketFolder),
    unix_socket_permissions: '0700',
    max_connections: '200',
    // An eighth of the memory: the same machine runs Node, and the system caches the files too.
    shared_buffers: `${Math.min(1024, Math.max(64, Math.floor(memory / 8)))}MB`,
    effective_cache_size: `${Math.max(128, Math.floor(memory / 2))}MB`,
    maintenance_work_mem: '64MB',
    work_mem: '8MB',
    // The log of interactions is written all day: fewer checkpoints, smaller WAL.
    max_wal_size: '2GB',
    min_wal_size: '128MB',
    wal_compression: 'on',
    // The disks of today find any page equally fast.
    random_page_cost: '1.1',
    // A week of logs beside the data, overwritten in turn: it can never fill the disk unseen.
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgres-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    log_checkpoints: 'off',
    // Without what stood in a row that was refused: that may be somebody's address. Whoever sent it is told.
    log_error_verbosity: 'terse',
    log_min_duration_statement: '2s',
    log_timezone: 'UTC',
    timezone: 'UTC',
    // Plain words for failures are found by the English text.
    lc_messages: 'C',
  };
  return ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

// A list of folders: a comma or a blank within one needs quotes.
function quoted(folder: string): string {
  return `"${folder.replaceAll('"', '""')}"`;
}
