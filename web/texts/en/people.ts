/** Departments, and the audit of who did what. */
export const people = {
  'settings.audit': 'Audit',

  'departments.title': 'Departments',
  'departments.hint': 'Everyone belongs to one, or to none. What concerns a department finds its people.',
  'departments.add': 'Add a department',
  'departments.none': 'No department yet.',
  'departments.of': 'Department of {name}',
  'departments.no_department': 'No department',
  'departments.name': 'Name of the department',
  'departments.members': 'Members: {count}',
  'departments.rename': 'Rename {name}',
  'departments.remove': 'Remove {name}',
  'departments.remove_text': 'Its members stay in the team and belong to no department.',

  'audit.hint': 'Who did what, newest first. Entries are only ever added.',
  'audit.export': 'Export as CSV',
  'audit.person': 'Person',
  'audit.everybody': 'Everybody',
  'audit.action': 'What was done',
  'audit.everything': 'Everything',
  'audit.from': 'From',
  'audit.to': 'To',
  'audit.none': 'Nothing was written down',
  'audit.none_hint': 'No entry fits. Choose another person, action or time.',
  'audit.by_system': 'Tellonce itself',
  'audit.about': 'about {name}',
} as const;
