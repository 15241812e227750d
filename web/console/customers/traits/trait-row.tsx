import { ActionIcon, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowBackUp, IconPencil, IconX } from '@tabler/icons-react';
import { type Ref, useRef } from 'react';
import { exactTime } from '../../../kit/time.ts';
import type { Trait } from '../../api/shapes.ts';
import { When } from '../../parts/when.tsx';
import { t } from '../../text.ts';
import { useActorName } from '../use-actor-name.ts';
import { TraitForm } from './trait-form.tsx';
import { asText } from './trait-text.ts';
import classes from './traits.module.css';
import type { Correct } from './use-correct-traits.ts';

type Props = {
  trait: Trait;
  /** Null for who may only read. */
  correct: Correct | null;
};

export function TraitRow({ trait, correct }: Props) {
  const { name, value, by_person, set_by, occurred_at } = trait;
  const nameOf = useActorName();
  const said = t('trait.said_since', { name: nameOf(set_by), time: exactTime(occurred_at) });
  const [editing, edit] = useDisclosure();
  const editor = useRef<HTMLButtonElement>(null);
  const close = () => {
    edit.close();
    setTimeout(() => editor.current?.focus());
  };
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {editing && correct ? (
          <TraitForm trait={trait} correct={correct} onClose={close} />
        ) : (
          <div className={classes.line}>
            <span className={classes.value} title={by_person ? undefined : said}>
              {asText(value)}
            </span>
            {correct && (
              <span className={classes.tools}>
                <Tool label={t('trait.edit', { name })} onClick={edit.open} ref={editor} icon={IconPencil} />
                {by_person && <Release trait={trait} correct={correct} />}
                <Tool
                  label={t('trait.remove', { name })}
                  onClick={() => void correct({ remove: [name] })}
                  icon={IconX}
                />
              </span>
            )}
          </div>
        )}
        {by_person && <SaidBy trait={trait} />}
      </dd>
    </>
  );
}

/** Taken away by a person while a machine goes on saying it. */
export function RemovedTrait({ trait, correct }: Props) {
  return (
    <>
      <dt data-removed>{trait.name}</dt>
      <dd>
        <div className={classes.line}>
          <span className={classes.nothing}>{t('trait.removed')}</span>
          {correct && (
            <span className={classes.tools}>
              <Release trait={trait} correct={correct} />
            </span>
          )}
        </div>
        <SaidBy trait={trait} />
      </dd>
    </>
  );
}

function Release({ trait: { name }, correct }: { trait: Trait; correct: Correct }) {
  return (
    <Tool
      label={t('trait.release', { name })}
      onClick={() => void correct({ release: [name] })}
      icon={IconArrowBackUp}
    />
  );
}

type ToolProps = {
  label: string;
  onClick: () => void;
  icon: typeof IconX;
  ref?: Ref<HTMLButtonElement>;
};

function Tool({ label, onClick, icon: Mark, ref }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon ref={ref} size={24} variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        <Mark size={15} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

/** "Set by Ben, 3 min ago · the shop says: Bremen". */
function SaidBy({ trait: { set_by, occurred_at, machine } }: { trait: Trait }) {
  const nameOf = useActorName();
  return (
    <div className={classes.said}>
      {t('trait.set_by', { name: nameOf(set_by) })} <When at={occurred_at} />
      {machine && (
        <>
          {' · '}
          {t('trait.machine_says', { name: nameOf(machine.set_by) })} {asText(machine.value)}
        </>
      )}
    </div>
  );
}
