/** @jsxImportSource preact */
import { type Draft, type Mail, whenOf } from './mails.ts';

type Given = { mail: Mail | null; onBack(): void; onAnswer(draft: Draft): void };

export function Reading({ mail, onBack, onAnswer }: Given) {
  if (!mail) return <p class="hint centre">Choose a mail to read it.</p>;
  const answer = () =>
    onAnswer({
      to: mail.from_address,
      subject: /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
      text: '',
      answers: mail.id,
    });
  return (
    <article class="reading">
      <div class="tools">
        <button type="button" class="back" onClick={onBack}>
          Back
        </button>
        {mail.box === 'in' && (
          <button type="button" class="answer" onClick={answer}>
            Reply
          </button>
        )}
      </div>
      <h2>{mail.subject || 'No subject'}</h2>
      <p class="from">
        <span class="face" aria-hidden="true">
          {mail.from_name.slice(0, 1).toUpperCase()}
        </span>
        <span>
          <b>{mail.from_name}</b> {mail.from_address}
          <br />
          to {mail.to_address}, {whenOf(mail.at)}
        </span>
      </p>
      {/* Without allow-scripts and allow-same-origin: a mail can do nothing but be read. */}
      <iframe
        key={mail.id}
        title="The mail"
        src={`/demo/api/mails/${mail.id}/page`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
    </article>
  );
}
