/** A forgotten password. */
export const reset = {
  'reset.forgot': 'Forgot your password?',
  'reset.title': 'Choose a new password',
  'reset.hint': 'We mail you a link. It works once, and for one hour.',
  'reset.send': 'Mail me a link',
  'reset.sent': 'Look into your mailbox',
  'reset.sent_hint':
    'If a team member has this address, a link is on its way. Owners get one only if they sign in with a second factor.',
  'reset.no_mail': 'This server cannot send mails to you. Ask whoever runs it to enter:',
  'reset.owner': 'If no mail comes, whoever runs the server can reset the password:',
  'reset.to_sign_in': 'To the sign-in',
  'reset.action': 'Change password',
  'reset.choose_hint': 'You are signed out everywhere, then sign in with it.',
  'reset.over': 'This link is used or too old',
  'reset.over_hint': 'Each link works once, and for one hour.',
  'reset.again': 'Ask for a new link',
} as const;
