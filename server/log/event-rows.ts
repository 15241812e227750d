/** An event as it goes into the log. */
export type EventRow = {
  id: string;
  profile_id: string;
  type: string;
  channel: string | null;
  source_id: string;
  message_id: string;
  /** RFC 3339. */
  occurred_at: string;
  identifies: boolean;
  /** JSON, as text. */
  properties: string;
  context: string;
};

/** The rows as the text of a JSON array, for json_to_recordset. */
export function rowsAsJson(rows: EventRow[]): string {
  const texts = rows.map(({ properties, context, ...row }) => {
    const fields = JSON.stringify(row).slice(0, -1);
    return `${fields},"properties":${properties},"context":${context}}`;
  });
  return `[${texts.join()}]`;
}

/** Columns of rowsForCopy. `actor` follows from the source; `received_at` is the transaction's time by itself. */
export const COPIED =
  'id, profile_id, type, channel, actor, source_id, message_id, occurred_at, batch_id, identifies, properties, context';

/** The rows in the text format of COPY, all of one batch. */
export function rowsForCopy(rows: EventRow[], batch_id: number): string {
  let text = '';
  for (const row of rows) {
    const { id, profile_id, type, channel, source_id, message_id, occurred_at, identifies } = row;
    text +=
      `${id}\t${profile_id}\t${copied(type)}\t${channel ?? '\\N'}\tsource:${source_id}\t${source_id}\t` +
      `${copied(message_id)}\t${occurred_at}\t${batch_id}\t${identifies}\t` +
      `${copiedJson(row.properties)}\t${copiedJson(row.context)}\n`;
  }
  return text;
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const copied = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (letter) => ESCAPED[letter]!) : text;

// JSON.stringify leaves no control character as it is.
const copiedJson = (json: string): string => (json.includes('\\') ? json.replaceAll('\\', '\\\\') : json);
