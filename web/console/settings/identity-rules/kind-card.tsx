import type { IdentityRules, KindRules } from '../../api/shapes.ts';
import { identityKind } from '../../customers/identities.tsx';
import { t } from '../../text.ts';
import settings from '../settings.module.css';
import { BuiltInValues } from './built-in-values.tsx';
import { CountryField } from './country-field.tsx';
import { LimitField } from './limit-field.tsx';
import { OwnValues } from './own-values.tsx';
import type { ChangeRules } from './use-change-rules.ts';

type Props = {
  of: KindRules;
  rules: IdentityRules;
  /** Null for who may only read. */
  changeRules: ChangeRules | null;
};

/** One kind of identity: how many one customer has, and what is none. */
export function KindCard({ of, rules, changeRules }: Props) {
  const name = identityKind(of.kind);
  return (
    <section className={settings.card} aria-label={name}>
      <div className={settings.cardHead}>
        <div className={settings.cardTitle}>
          <h2 className={settings.name}>{name}</h2>
          <div className={settings.sub}>{t('rules.limit_hint', { count: of.default_limit })}</div>
        </div>
        <LimitField of={of} changeRules={changeRules} />
      </div>
      {of.kind === 'phone' && (
        <div className={settings.cardBody}>
          <CountryField rules={rules} changeRules={changeRules} />
        </div>
      )}
      <div className={settings.cardBody}>
        <OwnValues of={of} changeRules={changeRules} />
        <BuiltInValues of={of} changeRules={changeRules} />
      </div>
    </section>
  );
}
