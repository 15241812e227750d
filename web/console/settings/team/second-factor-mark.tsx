import { ActionIcon, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { resetSecondFactor } from '../../api/second-factor.ts';
import { useMe } from '../../api/session.ts';
import type { TeamMember } from '../../api/shapes.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';

/** That a colleague signs in with a code too; an owner can take it away when the phone is gone. */
export function SecondFactorMark({ member }: { member: TeamMember }) {
  const me = useMe();
  const queries = useQueryClient();
  const [asking, ask] = useDisclosure();
  const resetting = useMutation({
    mutationFn: () => resetSecondFactor(member.id),
    onSuccess: ask.close,
    onSettled: () => queries.invalidateQueries({ queryKey: ['team'] }),
    onError: (error) => notifications.show({ color: 'red', message: troubleText(error) }),
  });
  if (me.role !== 'owner' || member.id === me.id) {
    return <IconShieldCheck size={16} stroke={1.6} role="img" aria-label={t('second_factor.is_on')} />;
  }
  const title = t('second_factor.reset', { name: member.name });
  return (
    <>
      <Tooltip label={title}>
        <ActionIcon onClick={ask.open} aria-label={title}>
          <IconShieldCheck size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={title}
        text={t('second_factor.reset_text')}
        action={t('second_factor.reset_action')}
        busy={resetting.isPending}
        onConfirm={() => resetting.mutate()}
      />
    </>
  );
}
