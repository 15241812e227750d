import { ActionIcon, Badge, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconUserSquare } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useMay } from '../api/session.ts';
import type { Case } from '../api/shapes.ts';
import { useTitle } from '../parts/use-title.ts';
import { t } from '../text.ts';
import { AssigneePicker } from './assignee-picker.tsx';
import classes from './case-page.module.css';
import { StateButtons } from './state-buttons.tsx';
import { stateColour, stateName } from './states.ts';
import { useCaseActions } from './use-case-actions.ts';
import { useChangeCase } from './use-change-case.ts';

type Props = { data: Case; onCustomer: (() => void) | undefined };

export function CaseHead({ data, onCustomer }: Props) {
  const { view, q } = useSearch({ from: '/_app/inbox' });
  const mayWrite = useMay('cases.write');
  const change = useChangeCase(data);
  // Where the list has no place beside it, the case is the page.
  const alone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const Heading = alone ? 'h1' : 'h2';
  useTitle(`#${data.number} ${data.subject}`);
  useCaseActions(data, mayWrite ? change : undefined);
  return (
    <header className={classes.head}>
      <ActionIcon
        className={classes.back}
        size="lg"
        aria-label={t('do.back')}
        renderRoot={(props) => <Link to="/inbox" search={{ view, q }} {...props} />}
      >
        <IconChevronLeft size={20} />
      </ActionIcon>
      <div className={classes.titles}>
        <Heading className={classes.subject} style={{ margin: 0 }} title={data.subject}>
          {data.subject || t('case.no_subject')}
        </Heading>
        <div className={classes.under}>
          <Badge size="sm" variant="light" color={stateColour[data.state]} radius="sm" tt="none" flex="none">
            {stateName(data.state)}
          </Badge>
          <span>#{data.number}</span>·
          <Link
            to="/customers/$customerId"
            params={{ customerId: data.customer.id }}
            className={classes.customer}
          >
            {data.customer.display_name}
          </Link>
        </div>
      </div>
      <div className={classes.tools}>
        <AssigneePicker data={data} onPick={mayWrite ? (assignee) => change({ assignee }) : undefined} />
        {mayWrite && <StateButtons state={data.state} onState={(state) => change({ state })} />}
        {onCustomer && (
          <Tooltip label={t('case.customer')}>
            <ActionIcon size="lg" variant="default" onClick={onCustomer} aria-label={t('case.customer')}>
              <IconUserSquare size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    </header>
  );
}
