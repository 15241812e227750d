import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { removeDepartment, renameDepartment } from '../../api/departments.ts';
import type { Department } from '../../api/shapes.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';

export function DepartmentRow({ department, mayWrite }: { department: Department; mayWrite: boolean }) {
  const { name } = department;
  const queries = useQueryClient();
  const [renaming, rename] = useDisclosure();
  const [removing, remove] = useDisclosure();
  const leaving = useMutation({
    mutationFn: () => removeDepartment(department.id),
    onSuccess: remove.close,
    onSettled: () => queries.invalidateQueries({ queryKey: ['team'] }),
    onError: (error) => notifications.show({ color: 'red', message: troubleText(error) }),
  });
  if (renaming) return <RenameForm department={department} onClose={rename.close} />;
  return (
    <div className={classes.row}>
      <div className={classes.rowMain}>
        <Text fw={600}>{name}</Text>
        <div className={classes.sub}>{t('departments.members', { count: department.members })}</div>
      </div>
      {mayWrite && (
        <Group gap={4} wrap="nowrap">
          <ActionIcon onClick={rename.open} aria-label={t('departments.rename', { name })}>
            <IconPencil size={16} stroke={1.6} />
          </ActionIcon>
          <ActionIcon onClick={remove.open} aria-label={t('departments.remove', { name })}>
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </Group>
      )}
      <Confirm
        opened={removing}
        onClose={remove.close}
        title={t('departments.remove', { name })}
        text={t('departments.remove_text')}
        action={t('do.remove')}
        busy={leaving.isPending}
        onConfirm={() => leaving.mutate()}
      />
    </div>
  );
}

function RenameForm({ department, onClose }: { department: Department; onClose: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState(department.name);
  const saving = useMutation({
    mutationFn: () => renameDepartment(department.id, name.trim()),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['team'] }),
    onError: (error) => notifications.show({ color: 'red', message: troubleText(error) }),
  });
  return (
    <form
      className={classes.row}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <TextInput
        className={classes.rowMain}
        size="xs"
        autoFocus
        aria-label={t('departments.name')}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group gap={6} wrap="nowrap">
        <Button size="xs" variant="default" onClick={onClose}>
          {t('do.cancel')}
        </Button>
        <Button size="xs" type="submit" loading={saving.isPending} disabled={!name.trim()}>
          {t('do.save')}
        </Button>
      </Group>
    </form>
  );
}
