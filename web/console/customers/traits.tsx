import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useMay } from '../api/session.ts';
import type { Customer } from '../api/shapes.ts';
import { t } from '../text.ts';
import { NewTraitForm } from './traits/new-trait-form.tsx';
import { RemovedTrait, TraitRow } from './traits/trait-row.tsx';
import classes from './traits/traits.module.css';
import { useCorrectTraits } from './traits/use-correct-traits.ts';

/** What else is known, by name: corrected in place by who may, with who says it and what a machine says meanwhile. */
export function Traits({ customer }: { customer: Customer }) {
  const mayWrite = useMay('customers.write');
  const [adding, add] = useDisclosure();
  const adder = useRef<HTMLButtonElement>(null);
  const correct = useCorrectTraits(customer);
  const { traits, removed_traits } = customer;
  const nothing = traits.length + removed_traits.length === 0;
  const closeForm = () => {
    add.close();
    // The form is gone: whoever goes by the keyboard goes on from where it was opened.
    setTimeout(() => adder.current?.focus());
  };
  return (
    <div>
      {nothing && !adding && (
        <Text size="sm" c="dimmed">
          {t('customer.no_traits')}
        </Text>
      )}
      <dl className={classes.traits}>
        {traits.map((trait) => (
          <TraitRow key={trait.name} trait={trait} correct={mayWrite ? correct : null} />
        ))}
        {removed_traits.map((trait) => (
          <RemovedTrait key={trait.name} trait={trait} correct={mayWrite ? correct : null} />
        ))}
      </dl>
      {adding && <NewTraitForm customer={customer} correct={correct} onClose={closeForm} />}
      {mayWrite && !adding && (
        <Button
          ref={adder}
          mt={6}
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={13} stroke={2} aria-hidden />}
          onClick={add.open}
        >
          {t('trait.add')}
        </Button>
      )}
    </div>
  );
}
