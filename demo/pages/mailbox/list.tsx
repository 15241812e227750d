/** @jsxImportSource preact */
import { type Mail, whenOf } from './mails.ts';

type Given = {
  title: string;
  items: Mail[];
  box: 'in' | 'out';
  read: Set<string>;
  openId: string | null;
  problem: string;
  loading: boolean;
  onOpen(id: string): void;
};

export function MailList({ title, items, box, read, openId, problem, loading, onOpen }: Given) {
  return (
    <section class="list" aria-label={title}>
      <h1>{title}</h1>
      {problem && (
        <p class="hint" role="alert">
          {problem}
        </p>
      )}
      {loading && <p class="hint">Fetching mails.</p>}
      {!loading && !problem && items.length === 0 && (
        <p class="hint">
          {box === 'in'
            ? 'No mail yet. What the team sends to this address arrives here by itself.'
            : 'Nothing sent yet.'}
        </p>
      )}
      <ul>
        {items.map((mail) => {
          const unread = mail.box === 'in' && !read.has(mail.id);
          return (
            <li key={mail.id}>
              <button
                type="button"
                class={unread ? 'unread' : ''}
                aria-current={mail.id === openId}
                onClick={() => onOpen(mail.id)}
              >
                <span class="who">{mail.box === 'in' ? mail.from_name : `To ${mail.to_address}`}</span>
                <time>{whenOf(mail.at)}</time>
                <span class="subject">{mail.subject || 'No subject'}</span>
                <span class="preview">{mail.text.slice(0, 120)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
