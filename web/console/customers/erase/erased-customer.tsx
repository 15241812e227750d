import { IconEraser } from '@tabler/icons-react';
import { exactTime } from '../../../kit/time.ts';
import { Problem } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { t } from '../../text.ts';

type Gone = Problem & { members: { erasure_id: string; erased_at: string } };

/** Whether an error says that the customer was erased. */
export const isErased = (error: unknown): error is Gone =>
  error instanceof Problem && error.code === 'customer_erased';

/** In the place of a customer who was erased: when, and the way to the proof. */
export function ErasedCustomer({ error }: { error: Gone }) {
  const mayProof = useMay('customers.erase');
  const { erasure_id, erased_at } = error.members;
  useTitle(t('erase.gone'));
  return (
    <Nothing
      icon={IconEraser}
      title={t('erase.gone')}
      hint={t('erase.gone_at', { time: exactTime(erased_at) })}
    >
      {mayProof ? (
        <LinkButton to="/settings/erasures/$erasureId" params={{ erasureId: erasure_id }}>
          {t('erase.to_proof')}
        </LinkButton>
      ) : (
        <LinkButton to="/customers">{t('erase.to_customers')}</LinkButton>
      )}
    </Nothing>
  );
}
