import { Button, Center } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { dayName } from '../../kit/time.ts';
import { messagesQuery } from '../api/messages.ts';
import type { Message as Row } from '../api/shapes.ts';
import { ListLoading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useNow } from '../parts/when.tsx';
import { t } from '../text.ts';
import classes from './conversation.module.css';
import { Message } from './message.tsx';
import { useOutbox } from './outbox.ts';
import { Outgoing } from './outgoing.tsx';
import { useStayAtEnd } from './use-stay-at-end.ts';

type Props = { caseId: string; customer: string };

/** All threads of the case in one conversation, the newest at the end and in sight. */
export function Conversation({ caseId, customer }: Props) {
  const query = useInfiniteQuery(messagesQuery(caseId));
  const messages = (query.data?.pages ?? []).toReversed().flatMap((page) => page.items);
  const outbox = useOutbox(caseId).filter(
    (entry) => !messages.some((message) => message.id === entry.sent_id),
  );
  const { scroller, column } = useStayAtEnd();
  return (
    <div className={classes.scroll} ref={scroller}>
      <div className={classes.column} ref={column}>
        {query.hasNextPage && (
          <Center>
            <Button
              size="compact-sm"
              variant="subtle"
              loading={query.isFetchingNextPage}
              onClick={() => query.fetchNextPage()}
            >
              {t('conversation.earlier')}
            </Button>
          </Center>
        )}
        {query.isPending && <ListLoading rows={4} />}
        {query.isError && messages.length === 0 && (
          <Trouble error={query.error} retry={() => query.refetch()} />
        )}
        {query.isSuccess && messages.length === 0 && outbox.length === 0 && (
          <Nothing
            icon={IconMessages}
            title={t('conversation.empty')}
            hint={t('conversation.empty_hint', { name: customer })}
          />
        )}
        <Messages messages={messages} />
        {outbox.map((entry) => (
          <Outgoing key={entry.key} entry={entry} />
        ))}
      </div>
    </div>
  );
}

function Messages({ messages }: { messages: Row[] }) {
  const now = useNow();
  let day = '';
  return messages.map((message) => {
    const name = dayName(message.at, now);
    const first = name !== day;
    day = name;
    return (
      <div key={message.id} className={classes.item}>
        {first && (
          <div className={classes.day}>
            <span>{name}</span>
          </div>
        )}
        <Message message={message} />
      </div>
    );
  });
}
