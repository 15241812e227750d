/** Passkeys: signing in with a finger, a face or a key. */
export const passkeys = {
  'passkey.sign_in': 'Sign in with a passkey',
  'passkey.cancelled': 'No passkey was used. Try again, or sign in another way.',
  'passkey.title': 'Passkeys',
  'passkey.hint': 'Sign in with your finger, face or security key, without password and code.',
  'passkey.add': 'Add a passkey',
  'passkey.add_hint':
    'Your browser asks you next where to keep it: on this device, on your phone or on a key.',
  'passkey.add_action': 'Go on',
  'passkey.name': 'Name',
  'passkey.name_hint': 'To tell it from others, such as “Work phone”.',
  'passkey.usual_name': 'Passkey of {browser}',
  'passkey.added': 'Your passkey is added.',
  'passkey.known': 'This device or key has a passkey of yours already.',
  'passkey.not_here': 'This browser cannot use passkeys here: it takes a name with https, or localhost.',
  'passkey.synced': 'On all your devices',
  'passkey.never_used': 'never used',
  'passkey.used': 'used',
  'passkey.made': 'added',
  'passkey.rename': 'Rename {name}',
  'passkey.remove': 'Remove {name}',
  'passkey.remove_text':
    'It no longer opens your account. Delete it on the device, too, or it is still offered when you sign in.',
} as const;
