import { Button, Group, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { dayName } from '../../kit/time.ts';
import { useActions } from '../shell/actions.ts';
import { t } from '../text.ts';
import { type Month, Months } from './months.tsx';

type Props = {
  opened: boolean;
  onOpened: (opened: boolean) => void;
  /** The moment of what is in sight. */
  at: string | undefined;
  months: Month[];
  /** "2026-03-31" */
  onDay: (day: string) => void;
  onMonth: (month: string) => void;
  withKey: boolean;
};

/** Says which day is in sight, and leads to any other: typed, from the calendar, or by its month. */
export function GoToDate({ opened, onOpened, at, months, onDay, onMonth, withKey }: Props) {
  const [day, setDay] = useState('');
  const group = t('timeline.title');
  const open = () => onOpened(true);
  useActions(withKey ? [{ id: 'date', label: t('timeline.go_to_date'), group, keys: 'g d', run: open }] : []);
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (!day) return;
    onOpened(false);
    onDay(day);
  };
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-start" trapFocus returnFocus width={250}>
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconCalendar size={14} stroke={1.6} aria-hidden />}
          aria-label={t('timeline.go_to_date')}
          onClick={() => onOpened(!opened)}
        >
          {at ? dayName(at, Date.now()) : t('timeline.date')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="sm" aria-label={t('timeline.go_to_date')}>
        <form onSubmit={go}>
          <Group gap={8} wrap="nowrap" align="flex-end">
            <TextInput
              type="date"
              size="xs"
              flex={1}
              data-autofocus
              label={t('timeline.date')}
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
            <Button type="submit" size="xs" disabled={!day}>
              {t('timeline.go')}
            </Button>
          </Group>
        </form>
        {months.length > 1 && (
          <div style={{ marginTop: 10, maxHeight: 260, overflowY: 'auto' }}>
            <Months
              months={months}
              current={at && monthOf(at)}
              onMonth={(month) => {
                onOpened(false);
                onMonth(month);
              }}
            />
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** "2026-03", by the viewer's clock. */
export function monthOf(at: string): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}

/** The last moment of a day or of a month ("2026-03-31", "2026-03") by the viewer's clock, as the API takes it. */
export function endOf(text: string): string {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number | undefined];
  const next = day === undefined ? new Date(year, month) : new Date(year, month - 1, day + 1);
  return new Date(next.getTime() - 1).toISOString();
}
