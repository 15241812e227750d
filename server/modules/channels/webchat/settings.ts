import { type Static, Type } from 'typebox';

/** What a chat on a web page is set up with; the settings form is made from it. */
export const WebchatSettings = Type.Object({
  title: Type.Optional(
    Type.String({
      title: 'Name that visitors see',
      description: 'Usually the name of your company. Empty: the name of this account.',
      maxLength: 60,
    }),
  ),
  greeting: Type.Optional(
    Type.String({
      title: 'Greeting',
      description:
        'Stands above each conversation. Empty: "Hello! How can we help?" in the visitor’s language.',
      maxLength: 300,
    }),
  ),
  colour: Type.Optional(
    Type.String({
      title: 'Colour',
      description: 'As #rrggbb. Black or white text on it is chosen by contrast.',
      pattern: '^#[0-9a-fA-F]{6}$',
      default: '#1f5eff',
    }),
  ),
  ask_email: Type.Optional(
    Type.Boolean({
      title: 'Ask where to answer',
      description: 'After the first message: "Where can we answer if you leave?"',
      default: true,
    }),
  ),
  allowed_origins: Type.Optional(
    Type.Array(Type.String({ pattern: '^https?://[^/\\s]+$' }), {
      title: 'Sites that may show it',
      description: 'Such as https://shop.example.com. None: any site.',
      maxItems: 50,
      default: [],
    }),
  ),
});

export type WebchatSettings = Static<typeof WebchatSettings>;
