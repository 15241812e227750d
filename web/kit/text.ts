/** The names in braces of a text: 'Hello {name}' -> 'name'. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

type Arguments<Text extends string> = [Names<Text>] extends [never]
  ? []
  : [values: Record<Names<Text>, string | number>];

/** Makes the one function through which texts of a catalogue are read; a missing value does not compile. */
export function makeText<Catalogue extends Record<string, string>>(catalogue: Catalogue) {
  return function text<Key extends keyof Catalogue & string>(
    key: Key,
    ...[values]: Arguments<Catalogue[Key]>
  ): string {
    const pattern: string = catalogue[key] ?? key;
    if (!values) return pattern;
    return pattern.replace(/\{(\w+)\}/g, (_, name: string) =>
      String((values as Record<string, string | number>)[name] ?? ''),
    );
  };
}
