/** Who counts as nobody, and how many of a kind one person has. */
export const identityRules = {
  'settings.identity_rules': 'Identity rules',

  'rules.hint':
    'Two customers become one when they share an address or an id. So what stands for nobody must not count as one: a till that sends the user id “guest” for everybody would make everybody one customer. A blocked value is kept with what came, and joins nobody.',
  'rules.from_now':
    'Changes hold for what comes from now on, within a second. Nothing that is known is rewritten.',
  'rules.changed': 'Last changed by {name}',
  'rules.not_changed': 'Nothing was changed: somebody else was quicker. These are the rules as they are now.',

  'rules.try': 'Try a value',
  'rules.try_hint': 'See what becomes of it under these rules. Nothing is stored.',
  'rules.try_kind': 'Kind',
  'rules.try_value': 'Value',
  'rules.try_do': 'Try',
  'rules.taken': 'Identifies somebody',
  'rules.blocked': 'Blocked',
  'rules.invalid': 'Not valid',
  'rules.normal': 'kept as',

  'rules.country': 'Country of phone numbers',
  'rules.country_hint': 'For numbers that are written without one, such as 030 901820.',
  'rules.country_server': 'As the server is set ({country})',
  'rules.country_none': 'None: such numbers say nothing',

  'rules.matches_none': 'Nobody who is known today has a blocked value.',
  'rules.matches': 'Known today with a value that is blocked now: {count}',
  'rules.matches_more': 'Known today with a value that is blocked now: more than {count}',
  'rules.matches_hint':
    'They came before the rule and stay as they are. If one of them is several people, split it on its page.',
  'rules.matches_show': 'Show them',
  'rules.matches_hide': 'Hide them',
  'rules.matches_of': '{kind}, blocked by',

  'rules.limit': 'At most per customer',
  'rules.limit_hint':
    'Past this, one more is not added; the interaction is kept, and a person is asked. Built in: {count}',
  'rules.limit_of': 'At most per customer: {kind}',
  'rules.own': 'Blocked by you',
  'rules.own_none': 'Nothing yet.',
  'rules.add': 'Block a value or pattern of {kind}',
  'rules.add_example': 'such as {example}',
  'rules.unblock': 'No longer block {value}',
  'rules.added': 'Added by {name}, {time}',
  'rules.built_in': 'Built in',
  'rules.built_in_hint': 'Press one to switch it off, and again to switch it on.',
  'rules.built_in_count': 'Built in: {count}',
  'rules.built_in_off': 'Built in: {count}, switched off: {off}',
  'rules.switched_on': 'blocked',
  'rules.switched_off': 'switched off',
  'rules.summary_limit': 'at most {count}',
  'rules.summary_own': 'blocked by you: {count}',
  'rules.other_kinds': 'Other kinds',
  'rules.show_all': 'Show all {count}',

  'rules.only_zeros': 'only zeros and dashes',
  'rules.placeholder_address': 'test@test.com, guest@example.com and the like',
  'rules.same_letters': 'a@a.com, abc@abc.com and the like',
  'rules.one_digit': 'the same digit again and again',
  'rules.counted': 'counted up or down: 12345678',

  'identity.group_id': 'Group id',
  'identity.whatsapp': 'WhatsApp',
  'identity.telegram': 'Telegram',
  'identity.messenger': 'Messenger',
  'identity.instagram': 'Instagram',
  'identity.facebook': 'Facebook',
  'identity.x': 'X',
  'identity.tiktok': 'TikTok',
  'identity.linkedin': 'LinkedIn',
} as const;
