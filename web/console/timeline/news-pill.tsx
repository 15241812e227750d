import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import type { TimelineNews } from '../api/timeline.ts';
import { t } from '../text.ts';
import classes from './timeline.module.css';

type Props = { news: TimelineNews | undefined; away: boolean; quiet: boolean; onPress: () => void };

/** What came in while the reader looks at something older; away from the newest end it leads back there. */
export function NewsPill({ news, away, quiet, onPress }: Props) {
  const count = news?.count ?? 0;
  const shown = !quiet && (count > 0 || away);
  return (
    <div className={classes.pill} role="status">
      {shown && (
        <Button
          size="compact-sm"
          radius="xl"
          leftSection={<IconArrowUp size={14} stroke={1.8} aria-hidden />}
          onClick={onPress}
        >
          {count > 0 ? t('timeline.news', { count: news?.more ? `${count}+` : count }) : t('timeline.newest')}
        </Button>
      )}
    </div>
  );
}
