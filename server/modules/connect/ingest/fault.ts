/** Why one event can never be stored: a stable code, where in the event, and what to do in plain words. */
export type Fault = { code: string; path: string; detail: string };

/** Thrown while an event is understood; caught for each event, so that it never costs the others of a batch. */
export class EventFault extends Error {
  override name = 'EventFault';
  readonly fault: Fault;

  constructor(code: string, path: string, detail: string) {
    super(`${code} at ${path || 'the event'}: ${detail}`);
    this.fault = { code, path, detail };
  }
}
