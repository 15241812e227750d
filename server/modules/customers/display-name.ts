/** What a customer is called where there is room for one line. Two visitors are told apart by four letters. */
export function displayName(customer: {
  id: string;
  kind?: string;
  name: string | null;
  email: string | null;
  phone: string | null;
}): string {
  const { id, kind, name, email, phone } = customer;
  // The end of the id: its beginning is the time it was made, the same for all who came together.
  return (
    name ??
    email ??
    phone ??
    `${kind === 'organisation' ? 'Organisation' : 'Visitor'} ${id.slice(-4).toUpperCase()}`
  );
}
