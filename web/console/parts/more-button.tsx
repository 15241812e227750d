import { Button, Center } from '@mantine/core';
import { t } from '../text.ts';
import type { Endless } from './use-endless-rows.ts';

/** The next page of a short list. */
export function MoreButton({ list }: { list: Endless }) {
  if (!list.hasNextPage) return null;
  return (
    <Center p="sm">
      <Button
        size="xs"
        variant="default"
        loading={list.isFetchingNextPage}
        onClick={() => list.fetchNextPage()}
      >
        {t('do.show_more')}
      </Button>
    </Center>
  );
}
