import { decodeCursor, encodeCursor, Refusal } from '../../http/index.ts';
import type { Place } from './queries/place.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

export const cursorOf = ({ place, id }: { place: string; id: string }): string => encodeCursor([place, id]);

/** What a cursor points at; one that somebody made up is refused here, not by the database. */
export function cursorPlace(cursor: string): Place {
  const [at, id] = decodeCursor(cursor, 2).map(String);
  if (!at || !id || !TIME.test(at) || !UUID.test(id)) {
    throw new Refusal('invalid_cursor', 400, 'This cursor is not valid. Start again from the first page.');
  }
  return { at, id };
}
