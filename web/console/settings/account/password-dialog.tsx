import { Modal } from '@mantine/core';
import { ProofForm } from './proof-form.tsx';

type Props<Answer> = {
  opened: boolean;
  onClose: () => void;
  title: string;
  text: string;
  act: (password: string) => Promise<Answer>;
  onDone: (answer: Answer) => void;
};

/** Asks for the password again before what a borrowed session must not do. */
export function PasswordDialog<Answer>({ opened, onClose, title, text, act, onDone }: Props<Answer>) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <ProofForm text={text} action={title} act={act} onDone={onDone} onClose={onClose} />
    </Modal>
  );
}
