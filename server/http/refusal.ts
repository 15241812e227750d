/** A request that cannot be granted. `code` is stable and documented; `detail` says what to do, in plain words. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  /** Further members of the problem document, and headers such as Retry-After. */
  readonly more: { members?: Record<string, unknown>; headers?: Record<string, string> };

  constructor(code: string, status: number, detail: string, more: Refusal['more'] = {}) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.more = more;
  }
}
