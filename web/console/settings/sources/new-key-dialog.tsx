import { Alert, Button, Group, Modal, Stack, Tabs, Text } from '@mantine/core';
import type { NewKey } from '../../api/shapes.ts';
import { t } from '../../text.ts';
import { CodeBox } from '../code-box.tsx';
import { browserSnippet, curlSnippet, nodeSnippet } from './snippets.ts';

type Props = { made: NewKey | null; onClose: () => void };

/** A new key, whole, this once; with what to do with it. */
export function NewKeyDialog({ made, onClose }: Props) {
  return (
    <Modal
      opened={made !== null}
      onClose={onClose}
      title={t('sources.made')}
      size="xl"
      closeOnClickOutside={false}
    >
      {made && <Made made={made} onClose={onClose} />}
    </Modal>
  );
}

function Made({ made, onClose }: { made: NewKey; onClose: () => void }) {
  const secret = made.kind === 'secret';
  const snippets = secret
    ? [
        { name: 'Node.js', code: nodeSnippet(made.key, location.origin) },
        { name: 'curl', code: curlSnippet(made.key, location.origin) },
      ]
    : [{ name: t('sources.browser'), code: browserSnippet(made.key, location.origin) }];
  return (
    <Stack gap="md">
      <Alert color={secret ? 'orange' : 'blue'} variant="light">
        {secret ? t('sources.secret_once') : t('sources.public_hint')}
      </Alert>
      <CodeBox code={made.key} label={t('sources.key')} />
      <Text size="sm" fw={600}>
        {t('sources.use')}
      </Text>
      <Tabs defaultValue={snippets[0]?.name ?? ''}>
        <Tabs.List mb="sm">
          {snippets.map((snippet) => (
            <Tabs.Tab key={snippet.name} value={snippet.name}>
              {snippet.name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {snippets.map((snippet) => (
          <Tabs.Panel key={snippet.name} value={snippet.name}>
            <CodeBox code={snippet.code} label={snippet.name} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <Group justify="flex-end">
        <Button onClick={onClose}>{secret ? t('sources.kept') : t('do.done')}</Button>
      </Group>
    </Stack>
  );
}
