/** @jsxImportSource preact */
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { DemoBar } from '../bar.tsx';
import { MailList } from './list.tsx';
import { type Draft, useMailbox } from './mails.ts';
import { Reading } from './reading.tsx';
import './mailbox.css';
import { Writing } from './writing.tsx';

const asked = new URLSearchParams(location.search).get('address');

function MailboxPage() {
  const [address, setAddress] = useState(asked ?? 'ana@example.com');
  const { mailbox, problem, look } = useMailbox(address);
  const [box, setBox] = useState<'in' | 'out'>('in');
  const [openId, setOpenId] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [read, markRead] = useReadMails();

  const items = mailbox?.items.filter((mail) => mail.box === box) ?? [];
  const open = mailbox?.items.find((mail) => mail.id === openId) ?? null;
  const unread = mailbox?.items.filter((mail) => mail.box === 'in' && !read.has(mail.id)).length ?? 0;
  const show = (id: string | null) => {
    setDraft(null);
    setOpenId(id);
    if (id) markRead(id);
  };
  const turnTo = (folder: 'in' | 'out') => {
    show(null);
    setBox(folder);
  };
  const sent = () => {
    setDraft(null);
    look();
  };
  return (
    <>
      <DemoBar here="Mailbox" />
      <div class={`mailbox${open || draft ? ' is-reading' : ''}`}>
        <aside class="boxes">
          <button type="button" class="new" onClick={() => setDraft(emptyDraft(mailbox?.company))}>
            New mail
          </button>
          <label class="whose">
            Whose mailbox
            <select
              value={address}
              onChange={(event) => {
                setAddress(event.currentTarget.value);
                show(null);
              }}
            >
              {(mailbox?.addresses ?? [address]).map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
          <nav aria-label="Folders">
            <button type="button" aria-current={box === 'in'} onClick={() => turnTo('in')}>
              Inbox {unread > 0 && <b>{unread}</b>}
            </button>
            <button type="button" aria-current={box === 'out'} onClick={() => turnTo('out')}>
              Sent
            </button>
          </nav>
        </aside>
        <MailList
          title={mailbox ? `${mailbox.owner.name}’s mailbox` : 'Mailbox'}
          items={items}
          box={box}
          read={read}
          openId={openId}
          problem={problem}
          loading={!mailbox && !problem}
          onOpen={show}
        />
        <main>
          {draft ? (
            <Writing from={address} draft={draft} onCancel={() => setDraft(null)} onSent={sent} />
          ) : (
            <Reading mail={open} onBack={() => show(null)} onAnswer={setDraft} />
          )}
        </main>
      </div>
    </>
  );
}

const emptyDraft = (to = ''): Draft => ({ to, subject: '', text: '', answers: null });

function useReadMails() {
  const name = 'demo-read-mails';
  const [read, setRead] = useState(() => new Set<string>(JSON.parse(localStorage.getItem(name) ?? '[]')));
  const mark = (id: string) => {
    const next = new Set(read).add(id);
    localStorage.setItem(name, JSON.stringify([...next]));
    setRead(next);
  };
  return [read, mark] as const;
}

render(<MailboxPage />, document.getElementById('page')!);
