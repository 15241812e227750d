import { cases } from './en/cases.ts';
import { company } from './en/company.ts';
import { customers } from './en/customers.ts';
import { identityRules } from './en/identity-rules.ts';
import { organisations } from './en/organisations.ts';
import { passkeys } from './en/passkeys.ts';
import { people } from './en/people.ts';
import { reset } from './en/reset.ts';
import { roles } from './en/roles.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { signOn } from './en/sign-on.ts';
import { today } from './en/today.ts';
import { traits } from './en/traits.ts';

/** Every text of the console in English. Names in braces are filled in; their absence does not compile. */
export const en = {
  ...shell,
  ...cases,
  ...customers,
  ...organisations,
  ...passkeys,
  ...people,
  ...reset,
  ...roles,
  ...settings,
  ...today,
  ...company,
  ...signOn,
  ...traits,
  ...identityRules,
} as const;
