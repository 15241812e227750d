/** Single sign-on: its button, its trouble, its settings. */
export const signOn = {
  'sign_on.with': 'Sign in with {name}',
  'sign_on.or': 'or',
  'sign_on.owners': 'Owners can sign in with their password',
  'sign_on.only': 'Your team signs in with {name}.',

  'sign_on.trouble_off': 'Single sign-on is switched off here. Sign in with mail and password.',
  'sign_on.trouble_over':
    'This sign-in was begun elsewhere, took too long or was used already. Please begin again.',
  'sign_on.trouble_denied': 'The sign-in was cancelled or refused at the provider.',
  'sign_on.trouble_unreachable':
    'The provider could not be reached or did not answer. Try again in a moment, or tell your admin.',
  'sign_on.trouble_not_trusted':
    'What the provider answered cannot be trusted, so nobody was signed in. Your admin finds the reason in the audit.',
  'sign_on.trouble_email_not_verified':
    'The provider does not say that your email address is verified. Ask your admin about it.',
  'sign_on.trouble_domain': 'Your email address is not of a domain that may sign in here.',
  'sign_on.trouble_not_invited':
    'You are not in the team yet. Ask an owner or admin to invite the email address you signed in with.',
  'sign_on.trouble_other_person':
    'The member with your email address is joined to another account at the provider. Ask your admin.',
  'sign_on.trouble_owner':
    'Owners can come in this way once an owner has saved the settings of single sign-on. Sign in with your password.',
  'sign_on.trouble_too_many_tries':
    'Too many sign-ins were begun from your network. Try again in a quarter of an hour.',

  'settings.single_sign_on': 'Single sign-on',
  'sign_on.hint':
    'Your team signs in with the account they have at your company: any OpenID Connect provider.',
  'sign_on.none': 'No provider yet',
  'sign_on.none_hint':
    'Such as Keycloak, Okta, Google or Authentik. Make a client for a web application there, and have its id and secret at hand.',
  'sign_on.add': 'Set up a provider',
  'sign_on.state_on': 'In use',
  'sign_on.state_off': 'Off',
  'sign_on.provider': 'Provider',
  'sign_on.redirect': 'Address to come back to',
  'sign_on.redirect_hint': 'Enter it at the provider as the redirect URI of the client.',
  'sign_on.name': 'Name on the button',
  'sign_on.name_hint': '“Sign in with …”: what your people call it.',
  'sign_on.issuer': 'Issuer',
  'sign_on.issuer_hint': 'As the provider writes it, such as https://login.example.com/realms/shop.',
  'sign_on.client_id': 'Client id',
  'sign_on.client_secret': 'Client secret',
  'sign_on.client_secret_hint': 'Empty for a client without one.',
  'sign_on.scopes': 'Scopes',
  'sign_on.scopes_hint': 'At least openid and email.',
  'sign_on.who': 'Who comes in',
  'sign_on.domains': 'Email domains',
  'sign_on.domains_hint':
    'One per line, such as example.com. Only verified addresses of these come in. Empty: any address.',
  'sign_on.new_role': 'People who are not in the team yet',
  'sign_on.new_role_none': 'Only who is invited',
  'sign_on.new_role_as': 'Become {role}',
  'sign_on.new_role_hint':
    'Members are found by their verified email the first time, and by their account from then on.',
  'sign_on.rules': 'How they sign in',
  'sign_on.enabled': 'Show the button',
  'sign_on.enabled_hint': 'Switched off, everybody who came in by it is signed out.',
  'sign_on.only_way': 'Only by single sign-on',
  'sign_on.only_way_hint':
    'Passwords and passkeys stop working for all but owners, who keep theirs so that nobody is locked out. Who signed in otherwise is signed out.',
  'sign_on.ask_second_factor': 'Ask for our second factor, too',
  'sign_on.ask_second_factor_hint':
    'For those who have one turned on here. Usually the provider asks for its own.',
  'sign_on.not_for_owners':
    'Owners cannot come in by this provider yet: an admin set it up. It holds for them once an owner saves it.',
  'sign_on.saved': 'Single sign-on is saved.',

  'account.no_password':
    'You have none, as you come in by single sign-on. Should you want one, sign out and choose “Forgot your password?”.',
  'account.by_password': 'Password',
  'account.by_single_sign_on': 'Single sign-on',
  'account.by_passkey': 'Passkey',
} as const;
